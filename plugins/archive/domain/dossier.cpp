// SPDX-License-Identifier: Apache-2.0
#include "archive/domain/dossier.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/error.h"
#include "core/base/text.h"

namespace archive {

using core::Code;
using core::Error;

int rank(AccessClass access) { return static_cast<int>(access); }

AccessClass ranked(std::int64_t rank) {
    // What is out of range stays closed.
    return rank >= 0 && rank <= 3 ? static_cast<AccessClass>(rank) : AccessClass::top_secret;
}

void Dossier::close(core::Date on, core::Date today) {
    if (state == State::closed)
        throw Error(Code::conflict, "archive.error.closed", {{"number", numbered()}});
    if (on < opened || on > today)
        throw Error("core.error.invalid", {{"date", "archive.fault.close_date", {}}});
    state = State::closed;
    closed = on;
}

void Dossier::reopen() {
    if (state != State::closed) throw Error(Code::conflict, "archive.error.open", {{"number", numbered()}});
    if (life != Life::active || custody != Custody::unit)
        throw Error(Code::conflict, "archive.error.gone_on", {{"number", numbered()}});
    state = State::open;
    closed.reset();
}

void Dossier::engage(Process wanted, std::string_view proposal) {
    if (process_of == proposal) return;
    if (process != Process::none) throw Error(Code::conflict, "archive.obstacle.proposed", {{"number", numbered()}});
    process = wanted;
    process_of = proposal;
}

void Dossier::release(std::string_view proposal) {
    if (process_of != proposal) return;
    process = Process::none;
    process_of.clear();
}

std::string rack_of(const Dossier& dossier) {
    const auto& place = dossier.place;
    const auto& box = dossier.box;
    if (box.empty() || !place.ends_with(box)) return place;
    constexpr std::string_view between = " / ";
    auto rack = place.substr(0, place.size() - box.size());
    if (rack.ends_with(between)) rack.resize(rack.size() - between.size());
    return rack;
}

std::optional<std::pair<std::string, int>> item_in(std::string_view text) {
    constexpr std::string_view word = " item ";
    const auto at = text.rfind(word);
    if (at == std::string_view::npos) return std::nullopt;
    auto dossier = std::string(core::text::trim(text.substr(0, at)));
    if (dossier.ends_with(',')) dossier.pop_back();
    const auto digits = std::string(core::text::trim(text.substr(at + word.size())));
    const bool counts = !digits.empty() && digits.size() < 7 && digits.find_first_not_of("0123456789") == std::string::npos;
    if (!counts || !number_in(dossier)) return std::nullopt;
    return std::pair(dossier, std::stoi(digits));
}

std::string Dossier::definitive_told() const {
    if (!definitive) return {};
    return std::to_string(*definitive) + (definitive_of.empty() ? "" : " (" + definitive_of + ")");
}

std::string series(std::int64_t number) {
    return number < 0 ? std::string(secret_series) + std::to_string(-number) : std::to_string(number);
}

std::optional<std::pair<std::int64_t, int>> number_in(std::string_view text) {
    std::int64_t number = 0;
    int year = 0;
    const bool secret = text.starts_with(secret_series) || text.starts_with("r-");
    if (secret) text.remove_prefix(secret_series.size());
    if (text.starts_with('-')) return std::nullopt;
    const char* end = text.data() + text.size();
    const auto [slash, bad] = std::from_chars(text.data(), end, number);
    if (bad != std::errc() || slash == end || *slash != '/') return std::nullopt;
    const auto [rest, wrong] = std::from_chars(slash + 1, end, year);
    if (wrong != std::errc() || rest != end) return std::nullopt;
    return std::pair(secret ? -number : number, year);
}

std::string_view Extent::medium() const {
    if (media.empty()) return "";
    if (media.size() == 1) return media.front();
    const bool files = std::any_of(media.begin(), media.end(),
                                   [](const auto& each) { return each == "electronic" || each == "hybrid"; });
    return files ? "hybrid" : "mixed";
}

namespace {

void date(Extent& extent, const Item& item) {
    const auto edtf = item.edtf();
    if (edtf == undated) return;
    const auto first = item.first.value_or(item.date);
    if (!extent.first || first < *extent.first) extent.first = first;
    if (!extent.last || item.date > *extent.last) extent.last = item.date;
    constexpr std::size_t a_year = 4;
    const auto between = edtf.find('/');
    const bool years = between == std::string::npos ? edtf.size() == a_year : between == a_year || edtf.size() - between == a_year + 1;
    if (years) extent.by_month = false;
}

}  // namespace

Extent extent(const std::vector<Item>& items) {
    const auto grade = [&](const std::string& word) {
        return std::find(conditions.begin(), conditions.end(), word) - conditions.begin();
    };
    const auto once = [](std::vector<std::string>& all, const std::string& word) {
        if (std::find(all.begin(), all.end(), word) == all.end()) all.push_back(word);
    };
    Extent extent;
    for (const Item& item : items) {
        if (item.moved()) continue;
        ++extent.items;
        date(extent, item);
        const auto same = std::find_if(extent.amounts.begin(), extent.amounts.end(),
                                       [&](const auto& sum) { return sum.first == item.amount_unit; });
        if (same == extent.amounts.end())
            extent.amounts.emplace_back(item.amount_unit, item.amount);
        else
            same->second += item.amount;
        once(extent.media, item.medium);
        once(extent.stages, item.stage);
        if (!item.physical.empty() && (extent.physical.empty() || grade(item.physical) > grade(extent.physical)))
            extent.physical = item.physical;
    }
    return extent;
}

namespace {

Part part_of(const Item& item) {
    using Kind = Exception::Kind;
    Part part;
    part.number = item.number;
    part.dated = item.date;
    if (!item.exception) return part;
    const auto& told = *item.exception;
    part.departure = told.kind == Kind::permanent    ? Departure::permanent
                     : told.kind == Kind::moved      ? Departure::moved
                     : told.kind == Kind::unresolved ? Departure::unresolved
                                                     : Departure::none;
    if (told.kind == Kind::years) {
        part.active_years = told.active_years;
        part.inactive_years = told.inactive_years;
    }
    return part;
}

}  // namespace

Facts facts_of(const Dossier& dossier, const std::vector<Item>& items, const std::vector<core::Date>& earlier,
               bool settled) {
    Facts facts;
    for (const auto& each : earlier) facts.volumes.emplace_back(each);
    facts.volumes.push_back(dossier.closed);
    facts.fiscal_year = dossier.fiscal_year();
    facts.opened = dossier.opened;
    facts.exception_settled = settled;
    if (dossier.trigger) facts.happenings.push_back({"", *dossier.trigger, {}});
    for (const Item& item : items) facts.items.push_back(part_of(item));
    return facts;
}

bool files(const core::Actor& actor) {
    if (!actor.signed_in() || actor.seats.size() <= actor.acting) return false;
    const auto& roles = actor.seats[actor.acting].roles;
    return actor.may("archive.file") && (roles.contains("clerk") || roles.contains("archivist") ||
                                         roles.contains("head"));
}

}  // namespace archive
