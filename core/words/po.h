// SPDX-License-Identifier: Apache-2.0
// Reads a gettext .po file: msgid and msgstr pairs, comments, sentences over several lines. Plural
// forms and contexts are not taken.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core::words {

struct Entry {
    std::string key;
    std::string sentence;
    std::size_t line = 0;
};

// Entries in file order, without the header. Throws Error(internal, "core.error.words") naming the
// line.
std::vector<Entry> read_po(std::string_view name, std::string_view text);

// Names in {braces}, sorted, each once.
std::vector<std::string> placeholders(std::string_view sentence);

}  // namespace core::words
