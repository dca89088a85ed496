// SPDX-License-Identifier: Apache-2.0
// SQL of numbers.
#include "numbering/store/number_store.h"

namespace numbering::store {
namespace {

using core::Code;
using core::Error;
using core::db::Query;
using core::db::Row;
using core::db::Tx;
using core::db::Value;

template <class I>
Value maybe_number(const I& id) {
    return id.nil() ? Value(nullptr) : Value(id);
}

template <class I>
I maybe_id(const Row& row, int column) {
    return row.null(column) ? I{} : row.id<I>(column);
}

Number read_number(const Row& row) {
    Number number;
    number.id = row.id<NumberId>(0);
    number.series = row.id<SeriesId>(1);
    number.unit = row.id<core::UnitId>(2);
    number.period = row.text(3);
    number.no = row.integer(4);
    number.suffix_no = row.integer(5);
    number.suffix = row.text(6);
    number.printed = row.text(7);
    number.date = row.date(8);
    number.state = state_named(row.text(9));
    number.path = path_named(row.text(10));
    number.subject = row.text(11);
    number.party = static_cast<int>(row.integer(12));
    number.classification = row.text(13);
    number.owner = {maybe_id<core::PersonId>(row, 14), row.text(15), maybe_id<core::PositionId>(row, 16),
                    row.text(17)};
    number.purpose = row.text(18);
    number.expires = row.maybe(19, &Row::instant);
    number.given_at = row.maybe(20, &Row::instant);
    number.reason = row.text(21);
    number.made = row.instant(22);
    return number;
}

Query numbers_where() {
    return Query(
        "SELECT id, series_id, unit_id, period, no, suffix_no, suffix, printed, number_date, state, path, "
        "subject, party, classification, owner_person_id, owner_person, owner_position_id, owner_position, "
        "purpose, expires_at, given_at, reason, made_at FROM numbering_number WHERE ");
}

std::optional<Number> first(std::vector<Number> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

Value subject_of(const Number& number) {
    return number.subject.empty() ? Value(nullptr) : Value(number.subject);
}

}  // namespace

void insert(Tx& tx, const Number& number) {
    tx.exec(
        "INSERT INTO numbering_number (id, series_id, unit_id, period, no, suffix_no, suffix, printed, "
        "number_date, state, path, subject, party, classification, owner_person_id, owner_person, "
        "owner_position_id, owner_position, purpose, expires_at, given_at, reason, made_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {number.id, number.series, number.unit, number.period, number.no, number.suffix_no, number.suffix,
         number.printed, number.date, name(number.state), name(number.path), subject_of(number),
         number.party, number.classification, maybe_number(number.owner.person), number.owner.person_name,
         maybe_number(number.owner.position), number.owner.position_name, number.purpose, number.expires,
         number.given_at, number.reason, number.made});
}

void update(Tx& tx, const Number& number, const Number& was) {
    const auto changed = tx.exec(
        "UPDATE numbering_number SET printed = ?, state = ?, subject = ?, party = ?, classification = ?, "
        "given_at = ?, reason = ? WHERE id = ? AND state = ? AND subject IS NOT DISTINCT FROM CAST(? AS TEXT) "
        "AND given_at IS NOT DISTINCT FROM CAST(? AS BIGINT)",
        {number.printed, name(number.state), subject_of(number), number.party, number.classification,
         number.given_at, number.reason, number.id, name(was.state), subject_of(was), was.given_at});
    if (changed == 0) throw Error(Code::conflict, "numbering.error.changed");
}

std::optional<Number> number(Tx& tx, NumberId id) {
    return first(numbers_where().add("id = ?", {id}).all(tx, read_number));
}

std::optional<Number> live(Tx& tx, std::string_view subject, int party) {
    return first(
        numbers_where().add("subject = ? AND party = ? AND state <> 'void'", {subject, party}).all(tx, read_number));
}

std::vector<Number> live_of(Tx& tx, std::string_view subject) {
    return numbers_where().add("subject = ? AND state <> 'void' ORDER BY party", {subject}).all(tx, read_number);
}

std::optional<Number> newest(Tx& tx, std::string_view subject) {
    return first(numbers_where()
                     .add("subject = ? ORDER BY CASE WHEN state = 'void' THEN 1 ELSE 0 END, made_at DESC, "
                          "id DESC LIMIT 1",
                          {subject})
                     .all(tx, read_number));
}

std::vector<Number> lines(Tx& tx, const Sight& sight) {
    auto query = numbers_where();
    query.add("series_id = ? AND period = ?", {sight.series, sight.period});
    if (sight.state) query.add(" AND state = ?", {name(*sight.state)});
    if (sight.path) query.add(" AND path = ?", {name(*sight.path)});
    if (sight.no > 0 && sight.upwards)
        query.add(" AND (no, suffix_no) > (?, ?)", {sight.no, sight.suffix_no});
    else if (sight.no > 0)
        query.add(" AND (no, suffix_no) < (?, ?)", {sight.no, sight.suffix_no});
    if (sight.upwards)
        query.add(" ORDER BY no, suffix_no LIMIT ?", {sight.limit});
    else
        query.add(" ORDER BY no DESC, suffix_no DESC LIMIT ?", {sight.limit});
    return query.all(tx, read_number);
}

std::vector<Number> promised(Tx& tx, SeriesId series, core::Instant now) {
    return numbers_where()
        .add("series_id = ? AND state = 'reserved' AND given_at IS NULL AND subject IS NULL "
             "AND expires_at > ? ORDER BY number_date, no, suffix_no",
             {series, now})
        .all(tx, read_number);
}

std::vector<Number> expired(Tx& tx, core::Instant now, int limit) {
    return numbers_where()
        .add("state = 'reserved' AND given_at IS NULL AND expires_at <= ? ORDER BY expires_at, id LIMIT ?",
             {now, limit})
        .all(tx, read_number);
}

std::int64_t count_promised(Tx& tx, core::UnitId unit, core::Instant until) {
    return tx.count(
        "SELECT COUNT(*) FROM numbering_number WHERE unit_id = ? AND state = 'reserved' "
        "AND given_at IS NULL AND expires_at <= ?",
        {unit, until});
}

bool printed_before(Tx& tx, core::UnitId unit, std::string_view printed, core::Date date, NumberId but) {
    return tx.count(
               "SELECT COUNT(*) FROM numbering_number WHERE unit_id = ? AND printed = ? AND id <> ? "
               "AND number_date >= ? AND number_date <= ?",
               {unit, printed, but, core::Date(date.year() / 1 / 1), core::Date(date.year() / 12 / 31)}) > 0;
}

std::vector<Mark> marks(Tx& tx, SeriesId series, std::string_view period) {
    return tx.all(
        "SELECT no, suffix_no, number_date, state, reason FROM numbering_number "
        "WHERE series_id = ? AND period = ? ORDER BY no, suffix_no",
        {series, period}, [](const Row& row) {
            return Mark{row.integer(0), row.integer(1), row.date(2), state_named(row.text(3)),
                        !row.text(4).empty()};
        });
}

std::optional<std::int64_t> base(Tx& tx, SeriesId series, std::string_view period, core::Date date) {
    return tx
        .one("SELECT MAX(no) FROM numbering_number WHERE series_id = ? AND period = ? AND suffix_no = 0 "
             "AND number_date <= ?",
             {series, period, date}, [](const Row& row) { return row.maybe(0, &Row::integer); })
        .value_or(std::nullopt);
}

std::int64_t last_suffix(Tx& tx, SeriesId series, std::string_view period, std::int64_t no) {
    return tx.count(
        "SELECT COALESCE(MAX(suffix_no), 0) FROM numbering_number WHERE series_id = ? AND period = ? AND no = ?",
        {series, period, no});
}

void keep_check(Tx& tx, const Checked& checked) {
    tx.exec(
        "INSERT INTO numbering_check (id, checked_at, gaps, flaws) VALUES (1, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET checked_at = excluded.checked_at, gaps = excluded.gaps, "
        "flaws = excluded.flaws",
        {checked.at, checked.gaps, checked.flaws});
}

std::optional<Checked> last_check(Tx& tx) {
    return tx.one("SELECT checked_at, gaps, flaws FROM numbering_check WHERE id = 1", {}, [](const Row& row) {
        return Checked{row.instant(0), row.integer(1), row.integer(2)};
    });
}

}  // namespace numbering::store
