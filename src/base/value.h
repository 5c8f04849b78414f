// A value as JSON has them: null, a boolean, a whole number, a number, text, a list or an object,
// whose members keep their order. It never changes. nlohmann/json.hpp takes seconds to compile:
// value.cpp alone includes it.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace resettle {

// A value was read as what it is not: another type, a member or an element that it does not have.
class ValueError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Value {
 public:
  struct Member;

  Value();  // null
  // Not inline: a file that makes many values compiles faster.
  Value(const Value& other);
  Value(Value&& other) noexcept;
  Value& operator=(const Value& other);
  Value& operator=(Value&& other) noexcept;
  ~Value();
  Value(std::nullptr_t);
  Value(bool value);
  Value(double value);
  Value(std::int64_t value);
  Value(std::uint64_t value);
  template <std::integral Integer>
  Value(Integer value) : Value(static_cast<std::int64_t>(value)) {}
  Value(const char* text);
  Value(std::string_view text);
  Value(const std::string& text);
  Value(const std::vector<std::string>& texts);
  Value(const std::vector<Value>& elements);
  // No two members have one name.
  static Value object(const std::vector<Member>& members);

  bool is_null() const;
  bool is_text() const;
  bool is_number() const;
  bool is_double() const;  // a number with a fraction or an exponent, such as 2.0
  bool is_list() const;
  bool is_object() const;
  bool is_structured() const;  // a list or an object

  // These throw ValueError.
  // A bool, a whole number, a double, a string, or strings as a vector or a set.
  template <typename T>
  T get() const;
  std::vector<Value> elements() const;
  Value at(std::size_t element) const;
  std::vector<Member> members() const;
  Value at(const std::string& member) const;

  bool has(const std::string& member) const;
  // An object with this member at its end, or in the place of the one with its name.
  Value with(const std::string& member, const Value& value) const;
  Value without(const std::string& member) const;
  // With the members of each object in it by their names.
  Value sorted() const;

  // As JSON: on one line if `indent` is below 0, else with so many spaces a level. Throws
  // ValueError if text is not UTF-8.
  std::string dump(int indent = -1) const;
  // The same; what is not UTF-8 is U+FFFD.
  std::string dump_repaired(int indent = -1) const;
  // Text as it is, all else as JSON.
  std::string text() const;

  bool operator==(const Value& other) const;
  bool operator<(const Value& other) const;  // numbers by size; between types, of no meaning

 private:
  using Json = nlohmann::ordered_json;
  friend std::optional<Value> parse_json(std::string_view text);
  friend std::optional<Value> parse_outermost(std::string_view text, std::size_t levels);
  explicit Value(std::shared_ptr<const Json> json);

  std::shared_ptr<const Json> json_;  // of an element or a member: inside the whole
};

struct Value::Member {
  std::string name;
  Value value;
};

// Values are copied and printed by recursion: those that are nested deeper than this may end the
// program at the end of its stack.
constexpr std::size_t kMostLevels = 200;

// JSON that somebody else wrote, its members by their names; of those with one name the last. None
// if the text is no JSON, or nested deeper than kMostLevels.
std::optional<Value> parse_json(std::string_view text);
// The same of a text that may be nested as deep as it likes: of its lists and objects the outermost
// `levels`, and those inside them without what they hold.
std::optional<Value> parse_outermost(std::string_view text, std::size_t levels);

}  // namespace resettle
