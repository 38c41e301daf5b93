package io.github.pynotes.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.LineNumberInfo;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/// Runs, and so prints, tests in the order in which they are written: files by name, and the nests
/// and methods of a file as they stand there. No test may rely on it; it is for the reader.
///
/// Reflection promises no order, but a class file knows the line numbers of its methods.
///
/// Set for all modules in the parent pom, by `junit.jupiter.testclass.order.default` and
/// `junit.jupiter.testmethod.order.default`.
public final class SourceOrder implements ClassOrderer, MethodOrderer {
  @Override
  public void orderClasses(ClassOrdererContext context) {
    context
        .getClassDescriptors()
        .sort(
            Comparator.comparing((ClassDescriptor it) -> it.getTestClass().getNestHost().getName())
                .thenComparingInt(it -> firstLine(methods(it.getTestClass()).stream())));
  }

  @Override
  public void orderMethods(MethodOrdererContext context) {
    context.getMethodDescriptors().sort(Comparator.comparingInt(it -> firstLine(it.getMethod())));
  }

  /// Overloads of one name count as one; tests have none.
  private static int firstLine(Method method) {
    return firstLine(
        methods(method.getDeclaringClass()).stream()
            .filter(it -> it.methodName().equalsString(method.getName())));
  }

  private static int firstLine(Stream<MethodModel> methods) {
    return methods
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.findAttribute(Attributes.lineNumberTable()).stream())
        .flatMap(table -> table.lineNumbers().stream())
        .mapToInt(LineNumberInfo::lineNumber)
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  private static List<MethodModel> methods(Class<?> type) {
    String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
    try (InputStream bytes = type.getResourceAsStream(file)) {
      return ClassFile.of().parse(bytes.readAllBytes()).methods();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
