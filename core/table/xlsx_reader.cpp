// SPDX-License-Identifier: Apache-2.0
// Unpacks within limits, reads with pugixml, which resolves no external entities.
#include "core/table/xlsx_reader.h"

#include <cstdlib>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <string>

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/zip.h"

namespace core::table {
namespace {

constexpr std::size_t max_unpacked = 64u << 20;
constexpr int max_rows = 100'000;
constexpr int max_columns = 200;

[[noreturn]] void unreadable() { throw Error(Code::invalid, "core.table.xlsx"); }
[[noreturn]] void too_large() {
    throw Error(Code::invalid, "core.table.large",
                      {{"max", std::to_string(max_rows)}});
}

using Parts = std::map<std::string, std::string>;

bool wanted(std::string_view name) {
    return name.starts_with("xl/") && (name.ends_with(".xml") || name.ends_with(".rels"));
}

Parts unpack(ByteView bytes) try {
    Parts parts;
    for (auto& part : zip::read(bytes, {.bytes = max_unpacked}, wanted)) parts[part.name] += part.bytes;
    return parts;
} catch (const zip::Broken&) {
    unreadable();
} catch (const zip::TooLarge&) {
    too_large();
}

// A part may use any prefix for its namespace; names are compared without it.
std::string_view local(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const auto colon = name.find(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view wanted) {
    for (const pugi::xml_node& one : node.children())
        if (local(one) == wanted) return one;
    return {};
}

pugi::xml_document parse(const Parts& parts, const std::string& name, bool needed) {
    pugi::xml_document document;
    const auto found = parts.find(name);
    if (found == parts.end()) {
        if (needed) unreadable();
        return document;
    }
    if (!document.load_buffer(found->second.data(), found->second.size())) unreadable();
    return document;
}

// The text of a string item: plain, or rich text runs; phonetic hints are left out.
std::string string_of(const pugi::xml_node& item) {
    std::string text;
    for (const pugi::xml_node& part : item.children()) {
        if (local(part) == "t") text += part.text().get();
        if (local(part) == "r") text += child(part, "t").text().get();
    }
    return text;
}

std::vector<std::string> shared_strings(const Parts& parts) {
    std::vector<std::string> strings;
    const auto document = parse(parts, "xl/sharedStrings.xml", false);
    for (const pugi::xml_node& item : document.document_element().children())
        if (local(item) == "si") strings.push_back(string_of(item));
    return strings;
}

enum class Shows { number, day, time };
struct Style {
    Shows shows = Shows::number;
    std::uint8_t whole = 0, places = 0;   // "000.00": three and two
};

// A format of nothing but places that are always filled tells how its number is written. What is quoted, escaped or
// depends on the number shows something else.
Style filled(std::string_view format) {
    if (format.find('[') != format.npos) return {};
    format = format.substr(0, format.find(';'));
    const auto point = format.find('.');
    const auto whole = format.substr(0, point), places = point == format.npos ? std::string_view() : format.substr(point + 1);
    constexpr std::size_t most = 20;
    const auto zeros = [](std::string_view part) { return part.find_first_not_of('0') == part.npos && part.size() <= most; };
    if (whole.empty() || !zeros(whole) || !zeros(places) || (point != format.npos && places.empty())) return {};
    return {Shows::number, static_cast<std::uint8_t>(whole.size()), static_cast<std::uint8_t>(places.size())};
}

// What the format of a cell says its number is (ECMA-376 part 1, 18.8.30 and 18.8.31).
Style shown_by(int id, const std::map<int, std::string>& custom) {
    if ((id >= 14 && id <= 17) || id == 22) return {Shows::day};
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return {Shows::time};
    if (id == 1 || id == 2) return filled(id == 1 ? "0" : "0.00");
    const auto found = custom.find(id);
    if (found == custom.end()) return {};
    std::string bare;
    bool quoted = false, bracket = false, escaped = false;
    for (char c : found->second) {
        if (c == '"' && !escaped) quoted = !quoted;
        if (c == '[') bracket = true;
        if (!quoted && !bracket && !escaped) bare += c;
        if (c == ']') bracket = false;
        escaped = c == '\\' && !escaped;
    }
    bare = text::lower(bare);
    const auto has = [&](char c) { return bare.find(c) != bare.npos; };
    if (has('y') && (has('m') || has('d'))) return {Shows::day};
    if (has('d') && has('m')) return {Shows::day};
    return has('h') && has('m') ? Style{Shows::time} : filled(found->second);
}

// By cell style.
std::vector<Style> styles_of(const Parts& parts) {
    const auto document = parse(parts, "xl/styles.xml", false);
    std::map<int, std::string> custom;
    for (const pugi::xml_node& format : child(document.document_element(), "numFmts").children())
        custom[format.attribute("numFmtId").as_int()] = format.attribute("formatCode").as_string();
    std::vector<Style> all;
    for (const pugi::xml_node& style : child(document.document_element(), "cellXfs").children())
        all.push_back(shown_by(style.attribute("numFmtId").as_int(), custom));
    return all;
}

std::string serial_date(const std::string& number, bool from_1904) {
    char* end = nullptr;
    const double days = std::strtod(number.c_str(), &end);
    if (end == number.c_str() || days < 1 || days > 2'958'465) return number;
    using namespace std::chrono;
    // The 1900 system counts a 29 February 1900 that never was; from March 1900 on this start is
    // right.
    const Date start = from_1904 ? Date(1904y / 1 / 1) : Date(1899y / 12 / 30);
    return iso(add_days(start, static_cast<int>(days)));
}

// "09.30" as offices write it; what is no time of a day stays a number.
std::string serial_time(const std::string& number) {
    constexpr double minutes_a_day = 24 * 60;
    char* end = nullptr;
    const double days = std::strtod(number.c_str(), &end);
    if (end == number.c_str() || days < 0 || days >= 1) return number;
    const int minutes = static_cast<int>(days * minutes_a_day + 0.5) % static_cast<int>(minutes_a_day);
    const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return two(minutes / 60) + "." + two(minutes % 60);
}

// "AB12" -> 27
int column_of(std::string_view reference) {
    int column = 0;
    for (char c : reference) {
        if (c < 'A' || c > 'Z') break;
        column = column * 26 + (c - 'A' + 1);
        if (column > max_columns) return max_columns;
    }
    return column - 1;
}

struct Look {
    std::vector<std::string> strings;
    std::vector<Style> styles;
    bool from_1904 = false;
};

Style style_of(const pugi::xml_node& cell, const Look& look) {
    const auto style = static_cast<std::size_t>(cell.attribute("s").as_uint());
    return style < look.styles.size() ? look.styles[style] : Style{};
}

bool counted(const pugi::xml_node& cell) {
    const std::string_view type = cell.attribute("t").as_string("n");
    return type == "n" || type == "d";
}

std::string value_of(const pugi::xml_node& cell, const Look& look) {
    const std::string_view type = cell.attribute("t").as_string("n");
    if (type == "inlineStr") return string_of(child(cell, "is"));
    const std::string value = child(cell, "v").text().get();
    if (type == "s") {
        const auto at = static_cast<std::size_t>(std::strtoul(value.c_str(), nullptr, 10));
        return at < look.strings.size() ? look.strings[at] : std::string{};
    }
    if (type == "n" && !value.empty()) switch (style_of(cell, look).shows) {
        case Shows::day: return serial_date(value, look.from_1904);
        case Shows::time: return serial_time(value);
        case Shows::number: break;
    }
    return type == "d" ? value.substr(0, 10) : value;
}

core::Sheet read_sheet(std::string name, const Parts& parts, const std::string& part, const Look& look) {
    const auto document = parse(parts, part, true);
    std::vector<core::Sheet::Row> rows;
    for (const pugi::xml_node& line : child(document.document_element(), "sheetData").children()) {
        if (rows.size() >= static_cast<std::size_t>(max_rows)) too_large();
        core::Sheet::Row row{line.attribute("r").as_int(static_cast<int>(rows.size()) + 1), {}};
        for (const pugi::xml_node& cell : line.children()) {
            int column = column_of(cell.attribute("r").as_string());
            if (column < 0) column = static_cast<int>(row.cells.size());
            if (column >= max_columns) continue;
            if (row.cells.size() <= static_cast<std::size_t>(column))
                row.cells.resize(static_cast<std::size_t>(column) + 1);
            row.cells[static_cast<std::size_t>(column)] = value_of(cell, look);
            if (!counted(cell) || row.cells[static_cast<std::size_t>(column)].empty()) continue;
            const auto style = style_of(cell, look);
            row.numbers.push_back({static_cast<std::uint16_t>(column), style.whole, style.places});
        }
        rows.push_back(std::move(row));
    }
    return core::Sheet::of(std::move(name), std::move(rows));
}

}  // namespace

core::Workbook read_xlsx(ByteView bytes) {
    const Parts parts = unpack(bytes);
    const auto book = parse(parts, "xl/workbook.xml", true);
    const auto links = parse(parts, "xl/_rels/workbook.xml.rels", true);
    std::map<std::string, std::string> targets;
    for (const pugi::xml_node& link : links.document_element().children()) {
        std::string target = link.attribute("Target").as_string();
        target = target.starts_with("/") ? target.substr(1) : "xl/" + target;
        targets[link.attribute("Id").as_string()] = target;
    }
    const pugi::xml_node root = book.document_element();
    const Look look{shared_strings(parts), styles_of(parts),
                    child(root, "workbookPr").attribute("date1904").as_bool()};
    core::Workbook workbook;
    for (const pugi::xml_node& sheet : child(root, "sheets").children()) {
        std::string id;
        for (const pugi::xml_attribute& one : sheet.attributes())
            if (std::string_view(one.name()).ends_with(":id")) id = one.as_string();
        const std::string name = text::lower(sheet.attribute("name").as_string());
        workbook.sheets.push_back(read_sheet(name, parts, targets[id], look));
    }
    return workbook;
}

}  // namespace core::table
