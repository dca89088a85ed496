// SPDX-License-Identifier: Apache-2.0
#include "core/search/cursor.h"

#include <charconv>
#include <optional>

#include "core/base/error.h"
#include "core/search/engines.h"

namespace core::search {
namespace {

constexpr char stepped_mark = 's';
constexpr std::int64_t last_day = (std::int64_t{1} << 31) - 1;  // the end of the day before it is a place still

std::optional<std::int64_t> whole_number(std::string_view text, std::int64_t below) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 0 || number >= below) return std::nullopt;
    return number;
}

// What stands before the next full stop; `rest` is what comes after it.
std::optional<std::string_view> taken(std::string_view& rest) {
    const auto dot = rest.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const auto part = rest.substr(0, dot);
    rest.remove_prefix(dot + 1);
    return part;
}

std::optional<Ended> read(std::string_view text, bool stepped) {
    Ended ended;
    if (stepped) {
        text.remove_prefix(1);
        const auto step = whole_number(taken(text).value_or("x"), steps);
        if (!step) return std::nullopt;
        ended.step = static_cast<int>(*step);
    }
    const auto day = whole_number(taken(text).value_or("x"), last_day);
    const auto kind = taken(text);
    if (!day || !kind || kind->empty() || text.empty()) return std::nullopt;
    ended.day = *day;
    ended.kind = *kind;
    ended.id = text;
    return ended;
}

}  // namespace

Ended ended_of(const Wanted& wanted, const Asked& asked) {
    if (wanted.after.empty()) return {};
    const bool stepped = wanted.after.front() == stepped_mark;
    auto ended = read(wanted.after, stepped);
    if (!ended || (stepped != asked.best && !asked.nothing))
        throw Error(Code::invalid, "core.error.cursor").of("after");
    return *std::move(ended);
}

std::string text_of(const Ended& ended, const Asked& asked) {
    const auto step = asked.best ? stepped_mark + std::to_string(ended.step) + "." : std::string();
    return step + std::to_string(ended.day) + "." + ended.kind + "." + ended.id;
}

// What is gone, moved to another day or seen no more is taken for the end of its day: better some hits twice than one
// lost, and nobody learns where a document lies that he may not see.
Cursor Engine::cursor(db::Tx& tx, const Asked& asked, const Ended& ended) {
    if (ended.id.empty()) return {0, last_place};
    db::Query query("SELECT d.place FROM core_search d WHERE d.kind = ? AND d.id = ? AND d.day = ?",
                    {ended.kind, ended.id, ended.day});
    add_seen(query, asked.readers);
    const auto place = query.count(tx);
    return {ended.step, place > 0 ? place : (ended.day + 1) * day_width};
}

}  // namespace core::search
