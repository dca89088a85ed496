// SPDX-License-Identifier: Apache-2.0
// Every sentence shown to a person stands in both catalogs, with the same placeholders, and every
// key that code or a template names is there.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <iostream>
#include <map>
#include <set>

#include "tests/arch/sources.h"

namespace arch {
namespace words_test {

struct Entry {
    std::string file;
    int line = 0;
    std::string text;
};
using Catalog = std::map<std::string, Entry>;

std::string quoted_part(const std::string& line) {
    const std::size_t open = line.find('"'), close = line.rfind('"');
    if (open == std::string::npos || close <= open) return "";
    std::string text;
    for (std::size_t at = open + 1; at < close; ++at) {
        if (line[at] == '\\' && at + 1 < close) ++at;
        text += line[at];
    }
    return text;
}

void read_po(const Source& source, Catalog& catalog) {
    std::string key, text;
    int line = 0;
    bool in_key = false;
    const auto keep = [&] {
        if (key.empty()) return;
        if (!catalog.emplace(key, Entry{source.path, line, text}).second)
            fault(source, line, "the key " + key + " stands twice", "Keep one of the two sentences.");
        key.clear();
    };
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
        const std::string& one = source.lines[i];
        if (starts(one, "msgid_plural")) continue;
        if (starts(one, "msgid ")) {
            keep();
            key = quoted_part(one);
            text.clear();
            line = static_cast<int>(i) + 1;
            in_key = true;
        } else if (starts(one, "msgstr")) {
            text += quoted_part(one);
            in_key = false;
        } else if (starts(one, "\"")) {
            (in_key ? key : text) += quoted_part(one);
        }
    }
    keep();
}

Catalog catalog(const std::string& language) {
    Catalog all;
    for (const Source& source : read({"core", "resources", "plugins"}, {"/" + language + ".po", language + ".po"}))
        if (source.path.substr(source.path.rfind('/') + 1) == language + ".po") {
            Catalog part;
            read_po(source, part);
            for (auto& [key, entry] : part) all.emplace(key, entry);
        }
    return all;
}

std::set<std::string> placeholders(const std::string& text) {
    std::set<std::string> found;
    for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
        const std::size_t end = text.find('}', at);
        if (end == std::string::npos) break;
        found.insert(text.substr(at, end - at + 1));
    }
    return found;
}

bool key_char(char c) {
    return std::islower(static_cast<unsigned char>(c)) || std::isdigit(static_cast<unsigned char>(c)) || c == '_' || c == '.';
}

struct Use {
    const Source* source;
    int line;
    std::string key;
    bool prefix;  // the rest is put together while running
};

// Whether the first part of the key is a room (or core) and it has the shape room.area.key.
bool room_key(const std::string& key, const std::set<std::string>& rooms) {
    if (!std::all_of(key.begin(), key.end(), key_char) || key.find("..") != std::string::npos) return false;
    return rooms.contains(key.substr(0, key.find('.'))) && key.find('.') != std::string::npos;
}

void uses_in_template(const Source& source, const std::set<std::string>& rooms, std::vector<Use>& uses) {
    for (std::size_t at = source.text.find("[["); at != std::string::npos; at = source.text.find("[[", at + 2)) {
        std::size_t end = at + 2;
        while (end < source.text.size() && key_char(source.text[end])) ++end;
        const std::string key = source.text.substr(at + 2, end - at - 2);
        if (key.find('.') != std::string::npos && rooms.contains(key.substr(0, key.find('.'))))
            uses.push_back({&source, source.line_of(at), key, ends(key, ".")});
    }
}

// The sentence of an error or fault: the literal stands inside Error(...), Fault{...} and the like.
bool names_a_sentence(const Source& source, const Literal& literal) {
    const std::size_t from = literal.at > 160 ? literal.at - 160 : 0;
    std::string before = source.code.substr(from, literal.at - from);
    const std::size_t statement = before.find_last_of(";}");
    if (statement != std::string::npos) before.erase(0, statement + 1);
    for (const char* word : {"Error", "Fault", "fault", "refuse", "see_other"})
        if (!find_word(before, word).empty()) return true;
    return false;
}

void uses_in_code(const Source& source, const std::set<std::string>& rooms, const std::set<std::string>& areas,
                  std::vector<Use>& uses) {
    for (const Literal& literal : source.literals) {
        if (!room_key(literal.text, rooms)) continue;
        const std::size_t second = literal.text.find('.', literal.text.find('.') + 1);
        if (second == std::string::npos) continue;
        const bool known = areas.contains(literal.text.substr(0, second + 1));
        if (!known && !names_a_sentence(source, literal)) continue;
        uses.push_back({&source, literal.line, literal.text, ends(literal.text, ".")});
    }
}

std::set<std::string> known_rooms() {
    std::set<std::string> all{"core"};
    for (const std::string& room : rooms()) all.insert(room);
    return all;
}

TEST(Words, both_catalogs_have_the_same_keys) {
    const Catalog id = catalog("id"), en = catalog("en");
    for (const auto& [key, entry] : id)
        EXPECT_TRUE(en.contains(key)) << entry.file << ":" << entry.line << ": " << key << " is not in en.po. Add it there.";
    for (const auto& [key, entry] : en)
        EXPECT_TRUE(id.contains(key)) << entry.file << ":" << entry.line << ": " << key << " is not in id.po. Add it there.";
}

TEST(Words, both_languages_use_the_same_placeholders) {
    const Catalog id = catalog("id"), en = catalog("en");
    for (const auto& [key, entry] : id) {
        const auto other = en.find(key);
        if (other == en.end()) continue;
        EXPECT_EQ(placeholders(entry.text), placeholders(other->second.text))
            << entry.file << ":" << entry.line << ": " << key << " has other {placeholders} than "
            << other->second.file << ":" << other->second.line << ". Use the same names in both.";
    }
}

TEST(Words, sentences_are_there_and_calm) {
    for (const char* language : {"id", "en"}) {
        for (const auto& [key, entry] : catalog(language)) {
            EXPECT_FALSE(entry.text.empty()) << entry.file << ":" << entry.line << ": " << key << " is empty. Write the sentence.";
            EXPECT_EQ(entry.text.find('!'), std::string::npos)
                << entry.file << ":" << entry.line << ": " << key << " shouts. Leave out the exclamation mark.";
        }
    }
}

TEST(Words, a_room_writes_only_its_own_keys) {
    for (const Source& source : read({"plugins"}, {".po"})) {
        Catalog part;
        read_po(source, part);
        for (const auto& [key, entry] : part)
            EXPECT_TRUE(starts(key, source.room() + ".")) << entry.file << ":" << entry.line << ": " << key
                << " belongs to another room. Begin it with " << source.room() << ".";
    }
}

TEST(Words, every_key_used_has_its_sentence) {
    const Catalog id = catalog("id");
    const std::set<std::string> rooms = known_rooms();
    std::set<std::string> areas;
    for (const auto& [key, entry] : id) {
        const std::size_t second = key.find('.', key.find('.') + 1);
        if (second != std::string::npos) areas.insert(key.substr(0, second + 1));
    }
    const auto templates = read({"core", "resources", "plugins"}, {".html"});
    const auto sources = read({"core", "plugins"}, {".cpp", ".h"});
    std::vector<Use> uses;
    for (const Source& source : templates) uses_in_template(source, rooms, uses);
    for (const Source& source : sources)
        if (!source.test()) uses_in_code(source, rooms, areas, uses);
    std::set<std::string> used;
    for (const Use& use : uses) {
        const auto at = id.lower_bound(use.key);
        const bool there = at != id.end() && (use.prefix ? starts(at->first, use.key) : at->first == use.key);
        if (!there)
            fault(*use.source, use.line, "no sentence for " + use.key,
                  "Add it to id.po and en.po of its room.");
        for (auto one = at; one != id.end() && starts(one->first, use.key); ++one)
            if (use.prefix || one->first == use.key) used.insert(one->first);
    }
    std::size_t unused = 0;
    for (const auto& [key, entry] : id) unused += !used.contains(key);
    // A warning only: keys are also named in settings, menus and permissions, or put together.
    if (unused > 0) std::cout << "note: " << unused << " of " << id.size() << " keys are not named literally\n";
}

}  // namespace
}  // namespace arch
