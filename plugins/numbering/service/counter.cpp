// SPDX-License-Identifier: Apache-2.0
// Choosing, counting and printing.
#include "numbering/service/counter.h"

#include "numbering/store/number_store.h"
#include "numbering/store/series_store.h"

namespace numbering {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

constexpr const char* unknown = "\u2026";
constexpr int max_depth = 32;   // of the tree of units; more is a circle

Occasion occasion_of(const Wish& wish) { return {wish.kind, wish.group, wish.access, wish.date}; }

std::string letter_code(const directory::Unit& unit) {
    return unit.letter_code.empty() ? unit.code : unit.letter_code;
}

Number begun(const Context& ctx, const Series& series, core::Date date) {
    Number number;
    number.id = NumberId::make(ctx.now());
    number.series = series.id;
    number.unit = series.unit;
    number.period = period_of(series.reset, date);
    number.date = date;
    number.made = ctx.now();
    return number;
}

}  // namespace

directory::Unit Counter::unit_for(Tx& tx, const Wish& wish) {
    auto& directory = parts_.directory;
    const auto signer = directory.position(tx, wish.signer);
    if (!signer) return directory.numbering_unit(tx, wish.origin);
    const auto unit = directory.unit(tx, signer->unit);
    for (const auto& rule : store::central(tx)) {
        if (rule.signer_kind != signer->kind && (!unit || rule.signer_kind != unit->kind)) continue;
        if (auto central = directory.unit(tx, rule.unit)) return *central;
    }
    return directory.numbering_unit(tx, signer->unit);
}

std::optional<Series> Counter::find(Tx& tx, const Wish& wish) {
    const auto all = store::series_of(tx, unit_for(tx, wish).id);
    const auto* chosen = choose(all, occasion_of(wish));
    return chosen ? std::optional(*chosen) : std::nullopt;
}

Series Counter::unopened(Tx& tx, const Wish& wish) {
    Series series;
    series.id = SeriesId::make(parts_.clock.now());
    series.unit = unit_for(tx, wish).id;
    series.name = parts_.policy.first_series;
    series.pattern = parts_.policy.pattern;
    series.from = core::Date(wish.date.year() / 1 / 1);
    return series;
}

Series Counter::find_or_open(Tx& tx, const Wish& wish) {
    if (auto found = find(tx, wish)) return *found;
    // Two signatures may open it at once: one inserts, the other finds it.
    store::insert(tx, unopened(tx, wish));
    if (auto found = find(tx, wish)) return *found;
    throw Error(Code::conflict, "numbering.error.no_series",
                {{"unit", unit_for(tx, wish).name}, {"kind", wish.kind}});
}

std::string Counter::code_of(Tx& tx, core::UnitId unit, const directory::Unit& otherwise) {
    std::optional<core::UnitId> at = unit;
    for (int step = 0; at && step < max_depth; ++step) {
        const auto found = parts_.directory.unit(tx, *at);
        if (!found) break;
        if (found->id == otherwise.id || !found->letter_code.empty()) return letter_code(*found);
        at = found->parent;
    }
    return letter_code(otherwise);
}

std::string Counter::print(Tx& tx, const Series& series, const Wish& wish, std::string no,
                           std::string suffix, bool promise) {
    const auto pattern = Pattern::read(series.pattern);
    const auto unit = parts_.directory.unit(tx, series.unit);
    if (!pattern || !unit) throw Error(Code::internal, "numbering.error.stored", {{"value", series.pattern}});
    const auto signer = parts_.directory.position(tx, wish.signer);
    const auto& accesses = series.scope.accesses;
    Printed values;
    values.access_code = classification::letter_of(wish.access);
    if (promise) values.access_code = accesses.size() == 1 ? classification::letter_of(*accesses.begin()) : unknown;
    values.classification = wish.classification.empty() ? unknown : wish.classification;
    values.unit = letter_code(*unit);
    values.origin = code_of(tx, wish.origin, *unit);
    values.position = signer ? signer->code : unknown;
    values.no = std::move(no);
    values.suffix = std::move(suffix);
    values.date = wish.date;
    return pattern.value().print(values, series.width);
}

Number Counter::next(Tx& tx, const Context& ctx, const Series& series, core::Date date) {
    auto number = begun(ctx, series, date);
    // The counter first: whoever waits for it sees the date the one before has left.
    const auto taken = core::db::next(tx, store::counter_key(series.id, number.period));
    auto standing = store::standing(tx, series.id, number.period);
    check_date(date, ctx.today(), standing ? standing->last_date : std::nullopt);
    if (standing) {
        store::move_date(tx, series.id, number.period, date);
    } else {
        standing = store::Standing{first_of(series, number.period), date};
        store::open_period(tx, series.id, number.period, standing->first, date);
    }
    number.no = standing->first + taken - 1;
    return number;
}

Number Counter::behind(Tx& tx, const Context& ctx, const Series& series, core::Date date) {
    auto number = begun(ctx, series, date);
    number.path = Path::inserted;
    store::lock_period(tx, series.id, number.period);
    const auto standing = store::standing(tx, series.id, number.period);
    const auto base = store::base(tx, series.id, number.period, date);
    check_insertion(date, ctx.today(), base && standing ? standing->last_date : std::nullopt, true);
    number.no = *base;
    number.suffix_no = store::last_suffix(tx, series.id, number.period, *base) + 1;
    number.suffix = suffix_text(series.suffix, number.suffix_no);
    return number;
}

void Counter::never_twice(Tx& tx, const Number& number) {
    if (store::printed_before(tx, number.unit, number.printed, number.date, number.id))
        throw Error(Code::conflict, "numbering.error.printed_twice", {{"number", number.printed}});
}

void Counter::keep(Tx& tx, const Number& number) {
    never_twice(tx, number);
    store::insert(tx, number);
}

}  // namespace numbering
