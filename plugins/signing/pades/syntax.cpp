// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/syntax.h"

#include <algorithm>
#include <array>

namespace signing::pades {
namespace {

constexpr int deepest = 32;
constexpr std::size_t most_values = 50'000;  // a value takes far more memory than it has octets

enum : std::uint8_t { regular = 0, space = 1, delimiter = 2 };

constexpr auto classes = [] {
    std::array<std::uint8_t, 256> out{};
    for (const unsigned char c : {'\0', '\t', '\n', '\f', '\r', ' '}) out[c] = space;
    for (const unsigned char c : {'(', ')', '<', '>', '[', ']', '{', '}', '/', '%'}) out[c] = delimiter;
    return out;
}();
bool is_space(char c) { return classes[static_cast<unsigned char>(c)] == space; }
bool is_regular(char c) { return classes[static_cast<unsigned char>(c)] == regular; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr auto nibbles = [] {
    std::array<std::int8_t, 256> out{};
    out.fill(-1);
    for (int i = 0; i < 10; ++i) out[static_cast<std::size_t>('0' + i)] = static_cast<std::int8_t>(i);
    for (int i = 0; i < 6; ++i)
        out[static_cast<std::size_t>('a' + i)] = out[static_cast<std::size_t>('A' + i)] =
            static_cast<std::int8_t>(10 + i);
    return out;
}();

Value of(Value::Kind kind, std::string_view text = {}) {
    Value out;
    out.kind = kind;
    out.text = text;
    return out;
}

}  // namespace

const Value* Value::find(std::string_view name) const {
    if (kind != Kind::dictionary) return nullptr;
    for (const Value& one : items)
        if (one.key == name) return &one;
    return nullptr;
}

char Syntax::look(std::size_t ahead) const {
    if (ahead >= text_.size() || at_ >= text_.size() - ahead) throw Doubt{};
    return text_[at_ + ahead];
}

void Syntax::skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
}

bool Syntax::take(std::string_view word) {
    if (text_.substr(std::min(at_, text_.size())).substr(0, word.size()) != word) return false;
    const std::size_t after = at_ + word.size();
    if (after < text_.size() && is_regular(text_[after])) return false;
    at_ = after;
    return true;
}

bool Syntax::take(char one) {
    if (at_ >= text_.size() || text_[at_] != one) return false;
    ++at_;
    return true;
}

std::int64_t Syntax::count() {
    std::int64_t out = 0;
    const std::size_t from = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) {
        if (at_ - from >= 10) throw Doubt{};
        out = out * 10 + (text_[at_++] - '0');
    }
    if (at_ == from) throw Doubt{};
    return out;
}

void Syntax::end_of_line() {
    take('\r');
    if (!take('\n')) throw Doubt{};
}

Value Syntax::value(int depth) {
    if (depth > deepest || ++values_ > most_values) throw Doubt{};
    skip_space();
    const char c = look();
    if (c == '/') return name();
    if (c == '(') return literal();
    if (c == '[') return array(depth);
    if (c == '<') return look(1) == '<' ? dictionary(depth) : hexadecimal();
    if (is_digit(c) || c == '-') return number_or_reference();
    const std::size_t from = at_;
    if (!take("true") && !take("false")) throw Doubt{};
    return of(Value::Kind::boolean, text_.substr(from, at_ - from));
}

// "12", "-3", "0.5"; what leads with a plus sign, a point or needless zeros is written otherwise by QPDF.
Value Syntax::number_or_reference() {
    const std::size_t from = at_;
    const bool negative = look() == '-';
    if (negative) ++at_;
    const std::size_t figures = at_;
    Value out = of(Value::Kind::integer);
    out.number = count();
    if (text_[figures] == '0' && (at_ - figures > 1 || (negative && look() != '.'))) throw Doubt{};
    if (!negative && take_reference(out)) return out;
    if (look() == '.') {
        ++at_;
        out.kind = Value::Kind::real;
        if (!is_digit(look())) throw Doubt{};
        while (is_digit(look())) ++at_;
    }
    if (is_regular(look())) throw Doubt{};
    if (negative) out.number = -out.number;
    out.text = text_.substr(from, at_ - from);
    return out;
}

bool Syntax::take_reference(Value& out) {
    const std::size_t before = at_;
    skip_space();
    if (at_ == before || at_ >= text_.size() || text_[at_] != '0') {
        // Another generation than 0 is not looked for here.
        Syntax other(text_, at_);
        if (at_ > before && at_ < text_.size() && is_digit(text_[at_])) {
            other.count();
            other.skip_space();
            if (other.take("R")) throw Doubt{};
        }
        at_ = before;
        return false;
    }
    ++at_;
    const std::size_t zero = at_;
    skip_space();
    if (at_ > zero && out.number > 0 && take("R")) {
        out.kind = Value::Kind::reference;
        return true;
    }
    at_ = before;
    return false;
}

Value Syntax::name() {
    const std::size_t from = at_++;
    for (; is_regular(look()); ++at_)
        if (text_[at_] == '#' || text_[at_] < '!' || text_[at_] > '~') throw Doubt{};
    if (at_ == from + 1) throw Doubt{};
    return of(Value::Kind::name, text_.substr(from, at_ - from));
}

void Syntax::escape(std::string& out) {
    const char c = look();
    ++at_;
    switch (c) {
        case 'n': out.push_back('\n'); return;
        case 'r': out.push_back('\r'); return;
        case 't': out.push_back('\t'); return;
        case 'b': out.push_back('\b'); return;
        case 'f': out.push_back('\f'); return;
        case '(': case ')': case '\\': out.push_back(c); return;
        default: throw Doubt{};   // octal figures among them
    }
}

Value Syntax::literal() {
    Value out = of(Value::Kind::string);
    ++at_;
    for (int open = 1;;) {
        const char c = look();
        ++at_;
        if (c == '\\') {
            escape(out.octets);
            continue;
        }
        if (c == '\r') throw Doubt{};
        if (c == '(') ++open;
        if (c == ')' && --open == 0) return out;
        out.octets.push_back(c);
    }
}

Value Syntax::hexadecimal() {
    const std::size_t from = ++at_;
    const std::size_t end = text_.find('>', from);
    if (end == std::string_view::npos || (end - from) % 2 != 0) throw Doubt{};
    Value out = of(Value::Kind::string);
    out.octets.resize((end - from) / 2);
    int bad = 0;
    for (char& octet : out.octets) {
        const int high = nibbles[static_cast<unsigned char>(text_[at_])];
        const int low = nibbles[static_cast<unsigned char>(text_[at_ + 1])];
        bad |= high | low;
        octet = static_cast<char>((high & 15) << 4 | (low & 15));
        at_ += 2;
    }
    if (bad < 0) throw Doubt{};
    ++at_;
    return out;
}

Value Syntax::array(int depth) {
    Value out = of(Value::Kind::array);
    ++at_;
    for (;;) {
        skip_space();
        if (look() == ']') break;
        out.items.push_back(value(depth + 1));
    }
    ++at_;
    return out;
}

Value Syntax::dictionary(int depth) {
    Value out = of(Value::Kind::dictionary);
    out.items.reserve(8);
    at_ += 2;
    for (;;) {
        skip_space();
        if (look() == '>') break;
        if (look() != '/') throw Doubt{};
        const std::string_view key = name().text;
        out.items.push_back(value(depth + 1));
        out.items.back().key = key;
    }
    if (look(1) != '>') throw Doubt{};
    at_ += 2;
    std::sort(out.items.begin(), out.items.end(), [](const Value& a, const Value& b) { return a.key < b.key; });
    for (std::size_t i = 1; i < out.items.size(); ++i)
        if (out.items[i - 1].key == out.items[i].key) throw Doubt{};
    return out;
}

}  // namespace signing::pades
