// SPDX-License-Identifier: Apache-2.0
#include "signing/check/sections.h"

#include <charconv>
#include <map>
#include <optional>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>

#include "signing/check/tree.h"
#include "signing/pades/source.h"

namespace signing::check {
namespace {

constexpr std::size_t most_sections = 4096;
constexpr std::size_t most_objects = 1'000'000;

// Words of a section, parted by white space.
struct Words {
    std::string_view text;

    std::string_view next() {
        const std::size_t from = std::min(text.find_first_not_of(" \t\r\n\f"), text.size());
        text.remove_prefix(from);
        const std::size_t to = std::min(text.find_first_of(" \t\r\n\f[]<>/"), text.size());
        const std::string_view word = text.substr(0, to);
        text.remove_prefix(to);
        return word;
    }
    std::optional<std::size_t> number() { return value_of(next()); }
    static std::optional<std::size_t> value_of(std::string_view word) {
        std::size_t value = 0;
        const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), value);
        if (word.empty() || word.size() > 12 || fault != std::errc() || end != word.data() + word.size())
            return std::nullopt;
        return value;
    }
};

// Runs of numbers by their first; false when two overlap.
class Runs {
  public:
    bool add(std::size_t first, std::size_t count) {
        if (count == 0) return true;
        const auto after = runs_.lower_bound(first);
        if (after != runs_.end() && after->first < first + count) return false;
        if (after != runs_.begin() && std::prev(after)->second > first) return false;
        runs_[first] = first + count;
        return true;
    }

  private:
    std::map<std::size_t, std::size_t> runs_;
};

bool table_is_plain(Words words) {
    Runs runs;
    for (std::size_t steps = 0;;) {
        const std::string_view word = words.next();
        if (word == "trailer") return true;
        const auto first = Words::value_of(word), count = words.number();
        if (!first || !count || !runs.add(*first, *count)) return false;
        for (std::size_t i = 0; i < *count; ++i) {
            if (++steps > most_steps) throw TooComplex();
            if (!words.number() || !words.number()) return false;
            const std::string_view kind = words.next();
            if (kind != "n" && kind != "f") return false;
        }
    }
}

// Without the comments some programs sign their trailers with (iText): whole lines behind the dictionary.
std::string_view without_comments(std::string_view text) {
    for (;;) {
        text = text.substr(0, text.find_last_not_of(" \t\r\n\f") + 1);
        const std::size_t line = text.find_last_of("\r\n");
        if (line == std::string_view::npos || text[line + 1] != '%') return text;
        text = text.substr(0, line);
    }
}

// The section itself: some programs point at the white space before it, and readers pass over that.
std::string_view section_at(std::string_view all, std::size_t at) {
    const std::size_t begin = all.find_first_not_of(" \t\r\n\f", at);
    return begin == std::string_view::npos ? std::string_view() : all.substr(begin);
}

// The dictionary as QPDF reads it, names written otherwise and strings taken for what they are; null where
// something is said of it, a key given twice for one.
QPDFObjectHandle dictionary_of(QPDF& reader, std::string_view text) {
    try {
        auto found = QPDFObjectHandle::parse(&reader, std::string(without_comments(text)), "section");
        if (found.isDictionary() && !reader.anyWarnings()) return found;
    } catch (const std::exception&) {
        // Not a dictionary and nothing else.
    }
    return QPDFObjectHandle::newNull();
}

std::optional<std::size_t> count_of(QPDFObjectHandle number) {
    if (!number.isInteger() || number.getIntValue() < 0) return std::nullopt;
    return static_cast<std::size_t>(number.getIntValue());
}

bool stream_is_plain(QPDFObjectHandle dictionary) {
    if (!dictionary.hasKey("/Index")) return true;
    QPDFObjectHandle index = dictionary.getKey("/Index");
    if (!index.isArray() || index.getArrayNItems() % 2 != 0) return false;
    Runs runs;
    for (int i = 0; i < index.getArrayNItems(); i += 2) {
        const auto first = count_of(index.getArrayItem(i)), count = count_of(index.getArrayItem(i + 1));
        if (!first || !count || !runs.add(*first, *count)) return false;
    }
    return true;
}

// What stands between the first "<<" and `end`.
std::string_view text_before(std::string_view section, std::string_view end) {
    const std::size_t from = section.find("<<"), to = section.find(end);
    return from == std::string_view::npos || to == std::string_view::npos || to < from ? std::string_view()
                                                                                       : section.substr(from, to - from);
}

// Entries of a table by the heads of its parts, each entry of twenty octets.
std::size_t entries_of_table(std::string_view text) {
    std::size_t sum = 0;
    for (Words words{text}; sum <= most_objects;) {
        const auto first = words.number(), count = first ? words.number() : std::nullopt;
        if (!count) break;
        sum += *count;
        const std::size_t start = words.text.find_first_not_of(" \t\r\n");
        if (start == std::string_view::npos || *count > (words.text.size() - start) / 20) break;
        words.text.remove_prefix(start + *count * 20);
    }
    return sum;
}

std::size_t entries_of_stream(QPDFObjectHandle dictionary) {
    QPDFObjectHandle index = dictionary.getKey("/Index");
    if (!index.isArray()) return count_of(dictionary.getKey("/Size")).value_or(0);
    std::size_t sum = 0;
    for (int i = 1; i < index.getArrayNItems() && sum <= most_objects; i += 2)
        sum += count_of(index.getArrayItem(i)).value_or(0);
    return sum;
}

// "/N" of a stream of objects, wherever its dictionary stands around the word.
bool stream_holds_too_many(std::string_view around) {
    for (std::size_t at = around.find("/N"); at != std::string_view::npos; at = around.find("/N", at + 2)) {
        const std::string_view rest = around.substr(at + 2);
        const std::size_t first = rest.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos) continue;
        const std::size_t end = std::min(rest.find_first_not_of("0123456789", first), rest.size());
        const auto value = Words::value_of(rest.substr(first, end - first));
        if (end - first > 12 || (value && *value > most_objects)) return true;
    }
    return false;
}

}  // namespace

bool says_too_much(core::ByteView pdf) {
    const std::string_view all = core::chars(pdf);
    for (std::size_t at = all.find("/ObjStm"); at != std::string_view::npos; at = all.find("/ObjStm", at + 7)) {
        const std::size_t from = at - std::min<std::size_t>(at, 200);
        if (stream_holds_too_many(all.substr(from, at - from + 200))) return true;
    }
    QPDF reader;
    reader.setSuppressWarnings(true);
    reader.emptyPDF();
    std::set<std::size_t> seen;
    std::size_t sum = 0;
    for (std::optional<std::size_t> at = pades::last_startxref(pdf); at && *at < all.size();) {
        if (!seen.insert(*at).second || seen.size() > most_sections) return false;   // told by those who read it
        const std::string_view section = section_at(all, *at);
        const bool table = section.starts_with("xref");
        if (table) sum += entries_of_table(section.substr(4));
        if (sum > most_objects) return true;
        QPDFObjectHandle dictionary = dictionary_of(
            reader, table ? text_before(section.substr(std::min(section.find("trailer"), section.size())), "startxref")
                          : text_before(section, "stream"));
        if (!dictionary.isDictionary()) return false;
        if (!table) sum += entries_of_stream(dictionary);
        if (sum > most_objects) return true;
        at = count_of(dictionary.getKey("/Prev"));
    }
    return false;
}

bool sections_are_plain(core::ByteView pdf, std::size_t revision) {
    const std::string_view all = core::chars(pdf);
    QPDF reader;
    reader.setSuppressWarnings(true);
    reader.emptyPDF();
    std::optional<std::size_t> at = pades::last_startxref(pdf);
    std::set<std::size_t> seen;
    while (at && *at >= revision && *at < all.size()) {
        if (!seen.insert(*at).second || seen.size() > most_sections) return false;
        const std::string_view section = section_at(all, *at);
        const bool table = section.starts_with("xref");
        if (table && !table_is_plain({section.substr(4)})) return false;
        QPDFObjectHandle dictionary =
            dictionary_of(reader, table ? text_before(section.substr(std::min(section.find("trailer"), section.size())), "startxref")
                                        : text_before(section, "stream"));
        if (!dictionary.isDictionary() || (!table && !stream_is_plain(dictionary))) return false;
        // A second table for some readers only.
        if (dictionary.hasKey("/XRefStm")) return false;
        at = count_of(dictionary.getKey("/Prev"));
    }
    // The chain must come to what was signed: one that ends before hides sections from us.
    return at && *at < revision;
}

bool generations_stay(const std::map<QPDFObjGen, QPDFXRefEntry>& before,
                      const std::map<QPDFObjGen, QPDFXRefEntry>& after) {
    using Entry = std::pair<const QPDFObjGen, QPDFXRefEntry>;
    const auto number = [](const Entry& one) { return one.first.getObj(); };
    const auto same = [](const Entry& a, const Entry& b) {
        return a.first == b.first && a.second.getType() == b.second.getType() &&
               (a.second.getType() != 1 || a.second.getOffset() == b.second.getOffset());
    };
    for (auto at = after.begin(); at != after.end();) {
        const int id = number(*at);
        auto end = at;
        while (end != after.end() && number(*end) == id) ++end;
        auto then = before.lower_bound(QPDFObjGen(id, 0)), last = then;
        while (last != before.end() && number(*last) == id) ++last;
        const bool one = std::next(at) == end, was_one = then != last && std::next(then) == last;
        if (one ? then != last && (!was_one || then->first != at->first) : !std::equal(then, last, at, end, same))
            return false;
        at = end;
    }
    return true;
}

}  // namespace signing::check
