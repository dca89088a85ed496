// SPDX-License-Identifier: Apache-2.0
// The repository's own sources as the wall tests read them: C++ with comments and literals told
// apart from code, other files as lines. Lines count from 1, as compilers and editors do.
#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace arch {

// A string literal; neighbours with only space between them are one literal, as in the language.
struct Literal {
    std::size_t at = 0;  // offset of its opening quote in Source::code
    int line = 0;
    std::string text;
};

struct Include {
    int line = 0;
    std::string path;
    bool angle = false;
};

struct Source {
    std::string path;  // from the repository root: "core/base/error.h"
    std::string text;
    std::vector<std::string> lines;
    std::string code;  // C++ only: same length as text, comments and insides of literals blank
    std::vector<Literal> literals;
    std::vector<Include> includes;

    int line_of(std::size_t offset) const;
    bool header() const;
    std::string room() const;   // "letters" for plugins/letters/...; "" outside
    std::string layer() const;  // "domain" for plugins/letters/domain/...; "" in the room's root
    bool test() const;          // in a folder called tests
    bool generated() const;     // made by a tool, as it says in its first line
};

// All files with one of these endings below these folders, in order of path.
std::vector<Source> read(const std::vector<std::string>& folders, const std::vector<std::string>& endings);
Source read_one(std::string_view path);
std::vector<std::string> rooms();

// The offsets where `word` stands in the code as a whole word (no letter, digit or _ beside it).
std::vector<std::size_t> find_word(std::string_view code, std::string_view word);

bool starts(std::string_view text, std::string_view with);
bool ends(std::string_view text, std::string_view with);

// Whether tests/arch/exceptions.txt lets `subject` pass `rule`, with a reason.
bool excepted(std::string_view rule, std::string_view subject);

// Fails the running test with "file:line: what is wrong. How to mend it."
void fault(const Source& source, int line, std::string_view wrong, std::string_view mend);

}  // namespace arch
