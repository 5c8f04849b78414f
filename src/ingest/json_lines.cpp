#include "ingest/json_lines.h"

#include "base/text.h"
#include "ingest/encoding.h"

namespace resettle {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::size_t kNested = static_cast<std::size_t>(-2);

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The code unit of a \uXXXX escape at `at`, or -1.
int escape_at(std::string_view json, std::size_t at) {
  if (at + 6 > json.size() || json[at] != '\\' || json[at + 1] != 'u') return -1;
  int value = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const int digit = hex_value(json[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

}  // namespace

bool replace_bad_escapes(std::string_view json, std::string& out) {
  static constexpr std::string_view kReplacement = "\\ufffd";
  bool replaced = false;
  out.clear();
  for (std::size_t at = 0; at < json.size();) {
    if (json[at] == '\0') {
      out += kReplacement;
      replaced = true;
      ++at;
      continue;
    }
    if (json[at] != '\\') {
      out += json[at++];
      continue;
    }
    const int unit = escape_at(json, at);
    if (unit < 0) {
      out += json.substr(at, 2);
      at += 2;
      continue;
    }
    const bool high = unit >= 0xD800 && unit < 0xDC00;
    const bool low = unit >= 0xDC00 && unit < 0xE000;
    const int next = high ? escape_at(json, at + 6) : -1;
    if (high && next >= 0xDC00 && next < 0xE000) {
      out += json.substr(at, 12);
      at += 12;
    } else if (high || low || unit == 0) {
      out += kReplacement;
      replaced = true;
      at += 6;
    } else {
      out += json.substr(at, 6);
      at += 6;
    }
  }
  return replaced;
}

JsonLines::JsonLines(std::vector<std::string> keys)
    : keys_(std::move(keys)), values_(keys_.size()), present_(keys_.size()), named_(keys_.size()) {
  for (const std::string& key : keys_) {
    for (std::size_t dot = key.find('.'); dot != std::string::npos; dot = key.find('.', dot + 1)) {
      prefixes_.push_back(key.substr(0, dot));
    }
  }
}

Refusal JsonLines::parse(const RawLine& line, LineNotes& notes) {
  std::string_view json = line.bytes;
  const LineEncoding encoding = decode_line(json, decoded_);
  std::size_t capacity = json.size();
  if (encoding != LineEncoding::utf8) {
    notes.gb18030 = encoding == LineEncoding::gb18030;
    notes.repaired = encoding == LineEncoding::repaired;
    json = decoded_;
  } else if (!line.is_last_and_torn) {
    // The bytes behind the line belong to the mapped file: simdjson may read over the end.
    capacity = json.size() + line.readable_behind;
  }
  const bool holds_nul = json.find("\\u0000") != std::string_view::npos;
  if (!holds_nul && read(json, capacity)) return {};
  std::string mended;
  if (replace_bad_escapes(json, mended) && read(mended, mended.size())) {
    notes.repaired = true;
    return {};
  }
  // An escaped backslash before u0000 is no NUL.
  if (holds_nul && read(json, capacity)) return {};
  if (line.is_last_and_torn) return Reason{ReasonCode::torn_line, "torn last line"};
  if (!trim(json).starts_with('{')) return Reason{ReasonCode::no_object, "no JSON object"};
  return Reason{ReasonCode::malformed_json, "malformed JSON"};
}

bool JsonLines::read(std::string_view json, std::size_t capacity) {
  if (capacity < json.size() + simdjson::SIMDJSON_PADDING) {
    padded_.assign(json);
    padded_.append(simdjson::SIMDJSON_PADDING, ' ');
    json = std::string_view(padded_).substr(0, json.size());
    capacity = padded_.size();
  }
  std::fill(present_.begin(), present_.end(), 0);
  std::fill(named_.begin(), named_.end(), 0);
  position_ = 0;
  simdjson::ondemand::document document;
  if (parser_.iterate(simdjson::padded_string_view(json.data(), json.size(), capacity))
          .get(document) != simdjson::SUCCESS) {
    return false;
  }
  simdjson::ondemand::object object;
  if (document.get_object().get(object) != simdjson::SUCCESS) return false;
  if (!read_object(object, "")) return false;
  // Nothing may follow the object: the position is then out of bounds.
  const char* behind = nullptr;
  return document.current_location().get(behind) != simdjson::SUCCESS;
}

bool JsonLines::read_object(simdjson::ondemand::object object, const std::string& path) {
  for (auto field : object) {
    simdjson::ondemand::raw_json_string raw;
    if (field.key().get(raw) != simdjson::SUCCESS) return false;
    // The key ends at its closing quote, unless it is written with escapes.
    const char* begin = raw.raw();
    const char* end = begin;
    while (*end != '"' && *end != '\\') ++end;
    std::string_view key(begin, static_cast<std::size_t>(end - begin));
    if (*end == '\\' && field.unescaped_key().get(key) != simdjson::SUCCESS) continue;
    simdjson::ondemand::value value;
    if (field.value().get(value) != simdjson::SUCCESS) return false;
    const std::size_t found = find_key(key, path);
    if (found == kNone) continue;
    if (found == kNested) {
      if (value.is_null()) name_below(path + std::string(key) + ".");
      simdjson::ondemand::object inner;
      if (value.get_object().get(inner) != simdjson::SUCCESS) continue;
      if (!read_object(inner, path + std::string(key) + ".")) return false;
      continue;
    }
    if (!read_value(value, found)) return false;
  }
  return true;
}

std::size_t JsonLines::find_key(std::string_view key, const std::string& path) {
  if (!path.empty()) return look_up(path + std::string(key));
  if (position_ == predicted_.size() || predicted_[position_].key != key) {
    predicted_.resize(position_);
    predicted_.push_back({std::string(key), look_up(key)});
  }
  return predicted_[position_++].found;
}

std::size_t JsonLines::look_up(std::string_view key) const {
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    if (keys_[i] == key) return i;
  }
  for (const std::string& prefix : prefixes_) {
    if (prefix == key) return kNested;
  }
  return kNone;
}

void JsonLines::name_below(const std::string& prefix) {
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    if (keys_[i].starts_with(prefix)) named_[i] = 1;
  }
}

bool JsonLines::read_value(simdjson::ondemand::value value, std::size_t key) {
  simdjson::ondemand::json_type type;
  if (value.type().get(type) != simdjson::SUCCESS) return false;
  named_[key] = 1;
  std::string_view text;
  switch (type) {
    case simdjson::ondemand::json_type::string:
      if (value.get_string().get(text) != simdjson::SUCCESS) return false;
      // An escaped NUL: the caller replaces it and reads again.
      if (text.find('\0') != std::string_view::npos) return false;
      break;
    case simdjson::ondemand::json_type::null:
      return true;
    case simdjson::ondemand::json_type::number:
    case simdjson::ondemand::json_type::boolean:
      text = trim(value.raw_json_token());
      break;
    case simdjson::ondemand::json_type::object: {
      simdjson::ondemand::object object;
      if (value.get_object().get(object) != simdjson::SUCCESS) return false;
      if (object.raw_json().get(text) != simdjson::SUCCESS) return false;
      break;
    }
    case simdjson::ondemand::json_type::array: {
      simdjson::ondemand::array array;
      if (value.get_array().get(array) != simdjson::SUCCESS) return false;
      if (array.raw_json().get(text) != simdjson::SUCCESS) return false;
      break;
    }
  }
  values_[key] = text;
  present_[key] = 1;
  return true;
}

}  // namespace resettle
