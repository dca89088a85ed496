// SPDX-License-Identifier: Apache-2.0
// SQL of series.
#include "numbering/store/series_store.h"

#include "core/base/text.h"

namespace numbering::store {
namespace {

using core::Code;
using core::Error;
using core::db::Query;
using core::db::Row;
using core::db::Tx;

std::string joined(const std::set<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? " " : "") + word + " ";
    return text;
}

std::set<std::string> split(const std::string& text) {
    std::set<std::string> words;
    for (auto& word : core::text::split(text, ' '))
        if (!word.empty()) words.insert(std::move(word));
    return words;
}

std::set<std::string> names(const std::set<classification::AccessClass>& accesses) {
    std::set<std::string> words;
    for (const auto access : accesses) words.insert(std::string(classification::name(access)));
    return words;
}

Series read_series(const Row& row) {
    Series series;
    series.id = row.id<SeriesId>(0);
    series.unit = row.id<core::UnitId>(1);
    series.name = row.text(2);
    series.scope.kinds = split(row.text(3));
    series.scope.groups = split(row.text(4));
    for (const auto& word : split(row.text(5))) series.scope.accesses.insert(classification::access_named(word));
    const auto reset = reset_named(row.text(6));
    const auto suffix = suffix_style_named(row.text(10));
    if (!reset || !suffix)
        throw Error(Code::internal, "numbering.error.stored", {{"value", row.text(6) + " " + row.text(10)}});
    series.reset = *reset;
    series.pattern = row.text(7);
    series.width = static_cast<int>(row.integer(8));
    series.first_no = row.integer(9);
    series.suffix = *suffix;
    series.from = row.date(11);
    series.until = row.maybe(12, &Row::date);
    series.version = row.integer(13);
    return series;
}

Query seriess_where() {
    return Query(
        "SELECT id, unit_id, name, kinds, kind_groups, accesses, reset, pattern, width, first_no, suffix, "
        "from_date, until_date, version FROM numbering_series");
}

// In the order of both statements below.
core::db::Values changing(const Series& series) {
    return {series.unit,
            series.name,
            joined(series.scope.kinds),
            joined(series.scope.groups),
            joined(names(series.scope.accesses)),
            name(series.reset),
            series.pattern,
            series.width,
            series.first_no,
            name(series.suffix),
            series.from,
            series.until,
            series.version};
}

}  // namespace

bool insert(Tx& tx, const Series& series) {
    auto values = changing(series);
    values.push_back(series.id);
    return tx.exec(
               "INSERT INTO numbering_series (unit_id, name, kinds, kind_groups, accesses, reset, pattern, "
               "width, first_no, suffix, from_date, until_date, version, id) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (unit_id, name) DO NOTHING",
               values) > 0;
}

void save(Tx& tx, Series& series) {
    const auto was = series.version++;
    auto values = changing(series);
    values.push_back(series.id);
    values.push_back(was);
    const auto changed = tx.exec(
        "UPDATE numbering_series SET unit_id = ?, name = ?, kinds = ?, kind_groups = ?, accesses = ?, "
        "reset = ?, pattern = ?, width = ?, first_no = ?, suffix = ?, from_date = ?, until_date = ?, "
        "version = ? WHERE id = ? AND version = ?",
        values);
    if (changed == 0) throw Error(Code::conflict, "numbering.error.changed");
}

std::optional<Series> series(Tx& tx, SeriesId id) {
    auto found = seriess_where().add(" WHERE id = ?", {id}).all(tx, read_series);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<Series> series_of(Tx& tx, core::UnitId unit) {
    return seriess_where().add(" WHERE unit_id = ? ORDER BY from_date, name", {unit}).all(tx, read_series);
}

std::vector<Series> all_series(Tx& tx) {
    return seriess_where().add(" ORDER BY unit_id, from_date, name").all(tx, read_series);
}

std::string counter_key(SeriesId series, std::string_view period) {
    return "numbering/" + series.text() + "/" + std::string(period);
}

std::optional<Standing> standing(Tx& tx, SeriesId series, std::string_view period) {
    return tx.one("SELECT first_no, last_date FROM numbering_period WHERE series_id = ? AND period = ?",
                  {series, period}, [](const Row& row) { return Standing{row.integer(0), row.date(1)}; });
}

void open_period(Tx& tx, SeriesId series, std::string_view period, std::int64_t first, core::Date date) {
    tx.exec("INSERT INTO numbering_period (series_id, period, first_no, last_date) VALUES (?, ?, ?, ?)",
            {series, period, first, date});
}

void move_date(Tx& tx, SeriesId series, std::string_view period, core::Date date) {
    tx.exec("UPDATE numbering_period SET last_date = ? WHERE series_id = ? AND period = ?",
            {date, series, period});
}

void lock_period(Tx& tx, SeriesId series, std::string_view period) {
    tx.exec("UPDATE numbering_period SET first_no = first_no WHERE series_id = ? AND period = ?",
            {series, period});
}

std::vector<std::string> periods(Tx& tx, SeriesId series) {
    return tx.all("SELECT period FROM numbering_period WHERE series_id = ? ORDER BY period DESC", {series},
                  [](const Row& row) { return row.text(0); });
}

std::optional<core::Date> last_date(Tx& tx, SeriesId series) {
    return tx
        .one("SELECT MAX(last_date) FROM numbering_period WHERE series_id = ?", {series},
             [](const Row& row) { return row.maybe(0, &Row::date); })
        .value_or(std::nullopt);
}

std::vector<Central> central(Tx& tx) {
    return tx.all("SELECT signer_kind, unit_id FROM numbering_central ORDER BY signer_kind", {},
                  [](const Row& row) { return Central{row.text(0), row.id<core::UnitId>(1)}; });
}

void set_central(Tx& tx, const std::vector<Central>& rules) {
    tx.exec("DELETE FROM numbering_central");
    for (const auto& rule : rules)
        tx.exec("INSERT INTO numbering_central (signer_kind, unit_id) VALUES (?, ?)",
                {rule.signer_kind, rule.unit});
}

}  // namespace numbering::store
