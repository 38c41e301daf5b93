package io.github.pynotes.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("contextlib.closing")
class ClosingTest {
  private final List<String> events = new ArrayList<>();

  /// Of a library that is older than try-with-resources.
  private final class Scale {
    void weigh(int kilograms) {
      if (kilograms < 0) {
        throw new IllegalArgumentException("less than nothing");
      }
      events.add("weigh " + kilograms + " kg");
    }

    void shutDown() {
      events.add("shut down");
    }
  }

  /// An AutoCloseable whose close() throws nothing checked.
  private interface Closing extends AutoCloseable {
    @Override
    void close();
  }

  @Nested
  @DisplayName("closing(thing)")
  class ClosingThing {
    @Test
    void isAMethodReference() throws Exception {
      // @start region="closing"
      // class closing(AbstractContextManager):
      //     def __exit__(self, *exc_info):
      //         self.thing.close()
      //
      // with closing(scale):
      //     scale.weigh(4)
      var scale = new Scale();
      try (AutoCloseable _ = scale::shutDown) {
        scale.weigh(4);
      }

      assertThat(events).containsExactly("weigh 4 kg", "shut down");
      // @end
    }

    @Test
    void closesBeforeTheExceptionIsCaught() {
      var scale = new Scale();
      try (Closing _ = scale::shutDown) {
        scale.weigh(-1);
      } catch (IllegalArgumentException e) {
        events.add("caught " + e.getMessage());
      }

      assertThat(events).containsExactly("shut down", "caught less than nothing");
    }

    @Test
    void closesWhatHasACloseButIsNotAutoCloseable() throws XMLStreamException {
      // with closing(reader):
      interface ClosingXml extends AutoCloseable {
        @Override
        void close() throws XMLStreamException;
      }
      var reader = orders();
      try (ClosingXml _ = reader::close) {
        reader.next();
        events.add("order " + reader.getAttributeValue(null, "id"));
      }

      assertThat(events).containsExactly("order 7", "close the reader");
    }

    private XMLStreamReader orders() throws XMLStreamException {
      var xml = new StringReader("<order id='7'/>");
      return new StreamReaderDelegate(XMLInputFactory.newFactory().createXMLStreamReader(xml)) {
        @Override
        public void close() throws XMLStreamException {
          super.close();
          events.add("close the reader");
        }
      };
    }

    @Test
    void takesALambdaWhereClosingIsMoreThanACall() {
      var scale = new Scale();
      try (Closing _ = () -> events.add("refund 4 euros")) {
        scale.weigh(4);
      }

      assertThat(events).containsExactly("weigh 4 kg", "refund 4 euros");
    }
  }

  @Nested
  @DisplayName("an interface of one's own")
  class WithoutCheckedExceptions {
    @Test
    void sparesEveryCallerTheExceptionOfAutoCloseable() {
      // compiles in a method that declares nothing: with AutoCloseable it would not
      var scale = new Scale();
      try (Closing _ = scale::shutDown) {
        scale.weigh(1);
      }

      assertThat(events).endsWith("shut down");
    }

    @Test
    void keepsTheCallerFromCatchingTooMuch() {
      // AutoCloseable's close() throws Exception, says the compiler; and this catches the body's
      var scale = new Scale();
      try (AutoCloseable _ = scale::shutDown) {
        scale.weigh(-1);
      } catch (Exception _) {
        events.add("swallowed");
      }

      assertThat(events).containsExactly("shut down", "swallowed");
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void theThingIsLookedAtBeforeTheBlock() {
      Scale none = null;

      // with closing(None):      # the block runs, and then
      //     events.append(...)   # AttributeError: 'NoneType' object has no attribute 'close'
      assertThatNullPointerException()
          .isThrownBy(() -> {
            try (Closing _ = none::shutDown) {
              events.add("weigh");
            }
          });
      assertThat(events).isEmpty();
    }

    @Test
    void theVariableIsTheCloserNotTheThing() {
      // with closing(Scale()) as scale:  # the scale itself
      var scale = new Scale();
      try (Closing _ = scale::shutDown) {
        scale.weigh(4);
        scale.shutDown(); // early; and as in Python nothing keeps it from happening again
      }

      assertThat(events).containsExactly("weigh 4 kg", "shut down", "shut down");
    }

    @Test
    void theExceptionOfTheBlockEscapes() {
      // Python: OSError("stuck"), whose __context__ is ValueError("less than nothing")
      var scale = new Scale();
      Closing stuck =
          () -> {
            throw new IllegalStateException("stuck");
          };

      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> {
            try (stuck) {
              scale.weigh(-1);
            }
          })
          .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }
  }
}
