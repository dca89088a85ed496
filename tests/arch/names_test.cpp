// SPDX-License-Identifier: Apache-2.0
// Names and openings: what a file, a type and a namespace may be called, and how a file begins.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

#include "tests/arch/sources.h"

namespace arch {
namespace names_test {

std::vector<Source> cpp() { return read({"core", "plugins", "tests"}, {".cpp", ".h"}); }

bool snake(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return std::islower(static_cast<unsigned char>(c)) || std::isdigit(static_cast<unsigned char>(c)) || c == '_' || c == '.';
    });
}

std::string word_at(std::string_view code, std::size_t at) {
    while (at < code.size() && std::isspace(static_cast<unsigned char>(code[at]))) ++at;
    const std::size_t from = at;
    while (at < code.size() && (std::isalnum(static_cast<unsigned char>(code[at])) || code[at] == '_' || code[at] == ':')) ++at;
    return std::string(code.substr(from, at - from));
}

// Whether `part` stands in a PascalCase name as a word of its own ("Impl" in HostImpl, not Implied).
bool has_word(std::string_view name, std::string_view part) {
    for (std::size_t at = name.find(part); at != std::string_view::npos; at = name.find(part, at + 1)) {
        const std::size_t after = at + part.size();
        if (after == name.size() || !std::islower(static_cast<unsigned char>(name[after]))) return true;
    }
    return false;
}

TEST(Names, files_are_snake_case) {
    for (const Source& source : read({"core", "plugins", "tests"}, {".cpp", ".h", ".html", ".sql", ".po"})) {
        const std::string name = source.path.substr(source.path.rfind('/') + 1);
        if (!snake(name)) fault(source, 1, "the name is not snake_case", "Rename it: small letters, digits and _.");
    }
}

// A .cpp whose first include is the header beside it is introduced there.
bool introduced(const Source& source) {
    if (source.header() || source.includes.empty()) return false;
    const std::string& path = source.includes.front().path;
    const std::string folder = source.path.substr(0, source.path.rfind('/') + 1);
    const std::string beside = folder + path.substr(path.rfind('/') + 1);
    return ends(beside, path) && !read_one(beside).text.empty();
}

TEST(Names, files_open_with_licence_and_purpose) {
    for (const Source& source : cpp()) {
        if (source.lines.empty() || source.lines.front() != "// SPDX-License-Identifier: Apache-2.0")
            fault(source, 1, "the licence line is missing", "Begin with: // SPDX-License-Identifier: Apache-2.0");
        else if (!introduced(source) && (source.lines.size() < 2 || !starts(source.lines[1], "// ")))
            fault(source, 2, "nothing says what the file is for", "Write one to four comment lines below the licence.");
    }
}

TEST(Names, headers_are_included_once) {
    for (const Source& source : cpp())
        if (source.header() && source.text.find("\n#pragma once\n") == std::string::npos)
            fault(source, 1, "#pragma once is missing", "Put it below the opening comment.");
}

TEST(Names, types_say_what_they_are) {
    for (const Source& source : cpp()) {
        for (const char* keyword : {"class", "struct"}) {
            for (const std::size_t at : find_word(source.code, keyword)) {
                const std::string name = word_at(source.code, at + std::string_view(keyword).size());
                for (const char* part : {"Manager", "Helper", "Helpers", "Util", "Utils", "Impl"})
                    if (has_word(name, part))
                        fault(source, source.line_of(at), "the type " + name + " is named after nothing",
                              std::string("Name it after what it is or does in the office, without ") + part + ".");
            }
        }
    }
}

TEST(Names, namespaces_are_at_most_two_deep) {
    for (const Source& source : cpp()) {
        int depth = 0;
        std::vector<int> open;     // brace depth of each named namespace
        std::vector<int> levels;   // how many names it brings
        for (std::size_t at = 0; at < source.code.size(); ++at) {
            const char c = source.code[at];
            if (c == '{') {
                ++depth;
                const std::size_t before = source.code.find_last_of(";{}", at == 0 ? 0 : at - 1);
                const std::string head = source.code.substr(before == std::string::npos ? 0 : before + 1,
                                                            at - (before == std::string::npos ? 0 : before + 1));
                const auto found = find_word(head, "namespace");
                if (found.empty()) continue;
                const std::string name = word_at(head, found.front() + 9);
                // A test's own, of the name of its file: tests are compiled some at once.
                if (name.empty() || (name.ends_with("_test") && source.path.ends_with("/" + name + ".cpp"))) continue;
                open.push_back(depth);
                levels.push_back(1 + static_cast<int>(std::count(name.begin(), name.end(), ':')) / 2);
                int sum = 0;
                for (const int level : levels) sum += level;
                if (sum > 2) fault(source, source.line_of(at), "namespace " + name + " is the third level",
                                   "Namespace = folder, at most two levels.");
            } else if (c == '}') {
                if (!open.empty() && open.back() == depth) {
                    open.pop_back();
                    levels.pop_back();
                }
                --depth;
            }
        }
    }
}

TEST(Names, nothing_is_left_for_later) {
    const auto all = read({"core", "plugins", "resources", "tests", "packaging"},
                          {".cpp", ".h", ".js", ".css", ".html", ".sql", ".sh", ".cmake", "CMakeLists.txt"});
    for (const Source& source : all) {
        for (std::size_t i = 0; i < source.lines.size(); ++i)
            for (const char* word : {"TO" "DO", "FIX" "ME", "HA" "CK"})
                if (!find_word(source.lines[i], word).empty())
                    fault(source, static_cast<int>(i) + 1, std::string(word) + " is left in the text",
                          "Do it now, or file an issue and remove the word.");
    }
}

}  // namespace
}  // namespace arch
