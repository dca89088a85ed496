// SPDX-License-Identifier: Apache-2.0
// What may not stand in a file whatever it includes: SQL outside stores, clocks and threads in
// rooms, markup glued in C++, scripts inside pages, another room's tables.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <sstream>

#include "tests/arch/sources.h"

namespace arch {
namespace contents_test {

std::string lower(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

std::string skip_space(const std::string& text) {
    const std::size_t from = text.find_first_not_of(" \t\r\n");
    return from == std::string::npos ? "" : text.substr(from);
}

bool sql(const std::string& literal) {
    const std::string text = skip_space(literal);
    for (const char* opening : {"SELECT ", "INSERT INTO ", "DELETE FROM ", "CREATE TABLE ", "CREATE INDEX ",
                                "ALTER TABLE ", "DROP TABLE ", "WITH RECURSIVE ", "PRAGMA ", "BEGIN IMMEDIATE"})
        if (starts(text, opening)) return true;
    return starts(text, "UPDATE ") && text.find(" SET ") != std::string::npos;
}

// Names that stand where SQL names a table, lower case.
std::vector<std::string> tables(const std::string& text) {
    std::string spaced = lower(text);
    for (char& c : spaced)
        if (c == '(' || c == ')' || c == ',' || c == ';') c = ' ';
    std::istringstream in(spaced);
    std::vector<std::string> words, found;
    for (std::string word; in >> word;) words.push_back(word);
    const std::set<std::string> before{"from", "join", "into", "update", "table", "references", "exists", "on"};
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        if (before.contains(words[i]) && words[i + 1].find('.') == std::string::npos) found.push_back(words[i + 1]);
    return found;
}

// The room whose tables carry this name; "" when it is nobody's.
std::string owner(const std::string& table) {
    for (const std::string& room : rooms())
        if (table == room || starts(table, room + "_")) return room;
    return starts(table, "core_") ? "core" : "";
}

std::vector<Source> room_code() {
    std::vector<Source> all;
    for (Source& source : read({"plugins"}, {".cpp", ".h"}))
        if (!source.test()) all.push_back(std::move(source));
    return all;
}

TEST(Contents, sql_stands_in_stores) {
    for (const Source& source : room_code()) {
        if (source.layer() == "store") continue;
        for (const Literal& literal : source.literals)
            if (sql(literal.text))
                fault(source, literal.line, "SQL outside a store: " + literal.text.substr(0, 50),
                      "Move it into plugins/" + source.room() + "/store/ as a function with a name.");
    }
}

TEST(Contents, rooms_keep_to_their_own_tables) {
    for (const Source& source : room_code()) {
        if (source.layer() != "store") continue;
        for (const Literal& literal : source.literals) {
            if (!sql(literal.text) && literal.text.find(" FROM ") == std::string::npos) continue;
            for (const std::string& table : tables(literal.text)) {
                const std::string whose = owner(table);
                if (!whose.empty() && whose != source.room())
                    fault(source, literal.line, "the table " + table + " belongs to " + whose,
                          "Ask " + whose + " through its public interface.");
            }
        }
    }
    for (const Source& source : read({"plugins"}, {".sql"}))
        for (std::size_t i = 0; i < source.lines.size(); ++i)
            for (const std::string& table : tables(source.lines[i].substr(0, source.lines[i].find("--")))) {
                const std::string whose = owner(table);
                if (!whose.empty() && whose != source.room())
                    fault(source, static_cast<int>(i) + 1, "a migration touches the table " + table + " of " + whose,
                          "No foreign keys and no statements across rooms.");
            }
}

TEST(Contents, tables_carry_the_name_of_their_room) {
    for (const Source& source : read({"plugins"}, {".sql"})) {
        std::istringstream in(lower(source.text));
        std::string line;
        for (int number = 1; std::getline(in, line); ++number) {
            const std::string text = skip_space(line);
            if (!starts(text, "create table ")) continue;
            std::istringstream words(text.substr(13));
            std::string table;
            while (words >> table && (table == "if" || table == "not" || table == "exists")) continue;
            table = table.substr(0, table.find('('));
            if (table != source.room() && !starts(table, source.room() + "_"))
                fault(source, number, "the table " + table + " does not carry the name of its room",
                      "Call it " + source.room() + "_" + table + ".");
        }
    }
}

TEST(Contents, rooms_take_time_chance_and_threads_from_the_house) {
    struct Word {
        const char* word;
        const char* mend;
    };
    const Word words[] = {
        {"system_clock::now", "Take the time from the context's clock."},
        {"random_device", "Use core::random_bytes."},
        {"std::thread", "Add a job; the worker runs it."},
        {"std::jthread", "Add a job; the worker runs it."},
        {"std::async", "Add a job; the worker runs it."},
        {"std::rand", "Use core::random_bytes."},
        {"std::system", "Start programs through core, with limits."},
        {"popen", "Start programs through core, with limits."},
    };
    for (const Source& source : room_code())
        for (const Word& one : words)
            for (const std::size_t at : find_word(source.code, one.word))
                if (!excepted("thread", source.path))
                    fault(source, source.line_of(at), std::string(one.word) + " in a room", one.mend);
}

TEST(Contents, patterns_are_not_std_regex) {
    for (const Source& source : read({"core", "plugins"}, {".cpp", ".h"}))
        for (const std::size_t at : find_word(source.code, "std::regex"))
            fault(source, source.line_of(at), "std::regex recurses on its input",
                  "Read the text by hand, with the functions of core/base/text.h.");
}

TEST(Contents, markup_stands_in_templates) {
    const char* tags[] = {"<div", "<span", "<p>", "<p ", "<a ", "<table", "<tr", "<td", "<th", "<ul", "<ol", "<li",
                          "<form", "<input", "<button", "<br", "<h1", "<h2", "<h3", "<script", "<style", "<svg", "<img"};
    for (const Source& source : room_code()) {
        if (!ends(source.path, ".cpp") || excepted("html", source.path)) continue;
        for (const Literal& literal : source.literals)
            for (const char* tag : tags)
                if (lower(literal.text).find(tag) != std::string::npos) {
                    fault(source, literal.line, std::string("markup in C++: ") + tag,
                          "Put it in a template of the room; templates escape what is filled in.");
                    break;
                }
    }
}

// --- templates ---

// One tag of a template: its name and everything up to the closing >, lower case.
struct Tag {
    std::size_t at;
    std::string text;
};

std::vector<Tag> tags_of(const Source& source) {
    std::vector<Tag> found;
    const std::string text = lower(source.text);
    for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
        if (text.compare(at, 4, "<!--") == 0) {
            at = std::min(text.find("-->", at), text.size() - 1);
            continue;
        }
        char quote = 0;
        std::size_t end = at + 1;
        for (; end < text.size() && (quote != 0 || text[end] != '>'); ++end) {
            if (quote == 0 && (text[end] == '"' || text[end] == '\'')) quote = text[end];
            else if (text[end] == quote) quote = 0;
        }
        found.push_back({at, text.substr(at, end - at)});
    }
    return found;
}

// Whether the tag carries an attribute of which `name` is the beginning (whole when it ends in '=').
std::string attribute(const std::string& tag, std::string_view name) {
    for (std::size_t at = tag.find(name); at != std::string::npos; at = tag.find(name, at + 1)) {
        const char before = at == 0 ? ' ' : tag[at - 1];
        if (std::isspace(static_cast<unsigned char>(before))) return tag.substr(at);
    }
    return "";
}

// on followed by letters and '=': an inline handler.
bool handler(const std::string& tag) {
    for (std::size_t at = tag.find(" on"); at != std::string::npos; at = tag.find(" on", at + 1)) {
        std::size_t end = at + 3;
        while (end < tag.size() && std::isalpha(static_cast<unsigned char>(tag[end]))) ++end;
        if (end > at + 3 && end < tag.size() && tag[end] == '=') return true;
    }
    return false;
}

std::vector<Source> templates() { return read({"core", "resources/layout", "plugins"}, {".html"}); }

TEST(Templates, carry_no_script_style_or_handler) {
    for (const Source& source : templates())
        for (const Tag& tag : tags_of(source)) {
            const int line = source.line_of(tag.at);
            if (starts(tag.text, "<script") && attribute(tag.text, "src=").empty())
                fault(source, line, "a script inside the page", "Put it in resources/js; the policy allows no inline script.");
            if (starts(tag.text, "<style") || !attribute(tag.text, "style=").empty())
                fault(source, line, "style inside the page", "Put it in resources/css as a class.");
            if (handler(tag.text))
                fault(source, line, "an inline event handler", "Bind it in resources/js by a data attribute.");
        }
}

TEST(Templates, leave_escaping_to_the_engine) {
    for (const Source& source : templates()) {
        for (std::size_t at = source.text.find(":none"); at != std::string::npos; at = source.text.find(":none", at + 1))
            fault(source, source.line_of(at), "an unescaped value (:none)", "Leave the modifier out.");
        for (const Tag& tag : tags_of(source))
            for (const char* name : {"formaction=", "srcdoc=", "xlink:href="}) {
                const std::string value = attribute(tag.text, name);
                const std::size_t open = value.find("{{");
                if (open != std::string::npos && open < value.find_first_of(" \t\n"))
                    fault(source, source.line_of(tag.at), std::string("a value in ") + name,
                          "The engine escapes it only as text there; use another attribute.");
            }
    }
}

}  // namespace
}  // namespace arch
