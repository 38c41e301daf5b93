package io.github.pynotes.benchmarks.jdbccursor;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import javax.sql.rowset.RowSetMetaDataImpl;

/// A result set whose values are Java objects already: reading it costs as good as nothing, so that
/// what remains of a measured time is the mapping.
///
/// `ResultSet` has some 190 methods, and a mapper calls few. The others are not written but made,
/// each to throw `UnsupportedOperationException`; a `Proxy` would do that too, and be slow.
abstract class CannedRows implements ResultSet {
  private Object[][] rows;
  private String[] labels;
  private int row;

  static CannedRows of(List<String> labels, Object[]... rows) {
    try {
      var result =
          (CannedRows)
              MethodHandles.lookup()
                  .defineHiddenClass(subclass(), true)
                  .lookupClass()
                  .getConstructor()
                  .newInstance();
      result.labels = labels.toArray(String[]::new);
      result.rows = rows;
      result.beforeFirst();
      return result;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static byte[] subclass() {
    var parent = descriptor(CannedRows.class);
    var unsupported = descriptor(UnsupportedOperationException.class);
    return ClassFile.of()
        .build(
            ClassDesc.of(CannedRows.class.getName() + "WithAllMethods"),
            type -> {
              type.withSuperclass(parent).withFlags(ACC_PUBLIC | ACC_FINAL);
              type.withMethodBody(
                  INIT_NAME,
                  MTD_void,
                  ACC_PUBLIC,
                  code -> code.aload(0).invokespecial(parent, INIT_NAME, MTD_void).return_());
              for (Method method : CannedRows.class.getMethods()) {
                if (Modifier.isAbstract(method.getModifiers())) {
                  type.withMethodBody(
                      method.getName(),
                      MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                          .describeConstable()
                          .orElseThrow(),
                      ACC_PUBLIC,
                      code ->
                          code.new_(unsupported)
                              .dup()
                              .invokespecial(unsupported, INIT_NAME, MTD_void)
                              .athrow());
                }
              }
            });
  }

  private static ClassDesc descriptor(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  @Override
  public boolean next() {
    return ++row < rows.length;
  }

  @Override
  public void beforeFirst() {
    row = -1;
  }

  @Override
  public int getInt(int column) {
    return (Integer) rows[row][column - 1];
  }

  @Override
  public String getString(int column) {
    return (String) rows[row][column - 1];
  }

  @Override
  public BigDecimal getBigDecimal(int column) {
    return (BigDecimal) rows[row][column - 1];
  }

  @Override
  public <T> T getObject(int column, Class<T> type) {
    return type.cast(rows[row][column - 1]);
  }

  @Override
  public boolean wasNull() {
    return false;
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    var description = new RowSetMetaDataImpl();
    description.setColumnCount(labels.length);
    for (int i = 0; i < labels.length; i++) {
      description.setColumnLabel(i + 1, labels[i]);
    }
    return description;
  }
}
