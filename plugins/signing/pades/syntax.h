// SPDX-License-Identifier: Apache-2.0
// Objects of PDF (ISO 32000-1, 7.3) as every writer of today writes them. Whatever else the standard allows, and
// whatever it does not, is doubt: who reads by this leaves the file to QPDF then.
#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace signing::pades {

// Thrown when something is not certain; says nothing about the file.
struct Doubt : std::exception {};

struct Value {
    enum class Kind { boolean, integer, real, string, name, reference, array, dictionary };

    Kind kind = Kind::boolean;
    std::string_view text;       // boolean, number, name with its slash: as it stands
    std::string octets;          // of a string
    std::int64_t number = 0;     // integer; of a reference the object, whose generation is 0
    std::vector<Value> items;    // of an array; of a dictionary by their names, none twice
    std::string_view key;        // its name in a dictionary

    // Of a dictionary; null when it has none such.
    const Value* find(std::string_view name) const;
};

// Reads on from `at`. What it gives points into `text`.
class Syntax {
  public:
    explicit Syntax(std::string_view text, std::size_t at = 0) : text_(text), at_(at) {}

    std::size_t at() const { return at_; }
    // How many were read, those inside others too.
    std::size_t values() const { return values_; }
    void skip_space();
    // Whether this word stands here, and no longer one; then it is taken.
    bool take(std::string_view word);
    // Takes this character if it stands here.
    bool take(char one);
    // Without a sign, of at most ten figures.
    std::int64_t count();
    Value value(int depth = 0);
    // The end of line after "stream" (7.3.8.1).
    void end_of_line();

  private:
    char look(std::size_t ahead = 0) const;
    Value number_or_reference();
    bool take_reference(Value& out);
    Value name();
    Value literal();
    Value hexadecimal();
    Value array(int depth);
    Value dictionary(int depth);
    void escape(std::string& out);

    std::string_view text_;
    std::size_t at_;
    std::size_t values_ = 0;
};

}  // namespace signing::pades
