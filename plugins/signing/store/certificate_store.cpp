// SPDX-License-Identifier: Apache-2.0
#include "signing/store/certificate_store.h"

#include <charconv>

#include "core/base/text.h"
#include "core/db/like.h"

namespace signing::store {
namespace {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

template <class T>
std::optional<T> first_of(std::vector<T> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

Query certificates_where() {
    return Query("SELECT id, authority, issuer, serial, subject, common_name, purpose, origin, person_id, from_at, "
                 "until_at, certificate, entered_at, state, state_at, state_by, reason, note, warned, asked_at "
                 "FROM signing_certificate ");
}

Certificate read_certificate(const Row& row) {
    Certificate out;
    out.id = row.id<CertificateId>(0);
    out.authority = row.text(1);
    out.issuer = row.text(2);
    out.serial = row.text(3);
    out.subject = row.text(4);
    out.common_name = row.text(5);
    out.purpose = purpose_named(row.text(6));
    out.origin = certificate_origin_named(row.text(7));
    if (!row.null(8)) out.person = row.id<core::PersonId>(8);
    out.from = row.instant(9);
    out.until = row.instant(10);
    out.der = core::unbase64(row.text(11));
    out.entered = row.instant(12);
    out.state = certificate_state_named(row.text(13));
    out.state_at = row.instant(14);
    out.state_by = row.text(15);
    out.reason = reason_named(row.text(16));
    out.note = row.text(17);
    out.warned = static_cast<int>(row.integer(18));
    out.asked = row.maybe(19, &Row::instant);
    return out;
}

int rank(const Certificate& one) { return one.state == CertificateState::active ? 0 : 1; }

struct Cursor {
    std::int64_t rank = 0;
    core::Instant until;
    CertificateId id;
};

std::optional<Cursor> cursor(const std::string& after) {
    if (after.empty()) return std::nullopt;
    const auto parts = core::text::split(after, '_');
    const auto whole = [&](const std::string& text, std::int64_t& value) {
        const char* end = text.data() + text.size();
        return std::from_chars(text.data(), end, value).ptr == end && !text.empty();
    };
    Cursor read;
    if (parts.size() != 3 || !whole(parts[0], read.rank) || !whole(parts[1], read.until.ms))
        throw core::Error(core::Code::invalid, "core.error.cursor").of("after");
    read.id = CertificateId::parse(parts[2]);
    return read;
}

void only_holding(Query& query, std::string_view words) {
    const auto part = core::db::like_part(words);
    query.add(" AND (LOWER(common_name) LIKE CAST(? AS TEXT) ESCAPE '\\' OR LOWER(issuer) LIKE CAST(? AS TEXT) ESCAPE '\\' "
              "OR serial LIKE CAST(? AS TEXT) ESCAPE '\\')",
              {part, part, part});
}

Query select_enrolment() {
    return Query("SELECT id, person_id, person_name, position_name, unit_name, state, asked_at, reason, decided_at, "
                 "decided_by, decider_id, document, way, note FROM signing_enrolment ");
}

Enrolment read_enrolment(const Row& row) {
    Enrolment out;
    out.id = row.id<EnrolmentId>(0);
    out.person = row.id<core::PersonId>(1);
    out.person_name = row.text(2);
    out.position_name = row.text(3);
    out.unit_name = row.text(4);
    out.state = enrolment_state_named(row.text(5));
    out.asked = row.instant(6);
    out.reason = row.text(7);
    out.decided = row.maybe(8, &Row::instant);
    out.decided_by = row.text(9);
    if (!row.null(10)) out.decider = row.id<core::PersonId>(10);
    if (!row.text(11).empty())
        out.check = IdentityCheck{document_named(row.text(11)), way_named(row.text(12)), row.text(13)};
    else
        out.note = row.text(13);
    return out;
}

}  // namespace

void insert(Tx& tx, const Certificate& one) {
    tx.exec("INSERT INTO signing_certificate (id, authority, issuer, serial, subject, common_name, purpose, origin, "
            "person_id, from_at, until_at, certificate, entered_at, state, state_at, state_by, reason, note, warned, "
            "asked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {one.id, one.authority, one.issuer, one.serial, one.subject, one.common_name, name(one.purpose),
             name(one.origin), one.person, one.from, one.until, core::base64(one.der), one.entered, name(one.state),
             one.state_at, one.state_by, name(one.reason), one.note, one.warned, one.asked});
}

std::optional<Certificate> certificate(Tx& tx, CertificateId id) {
    return first_of(certificates_where().add("WHERE id = ?", {id}).all(tx, read_certificate));
}

std::optional<Certificate> certificate(Tx& tx, std::string_view issuer, std::string_view serial) {
    return first_of(certificates_where().add("WHERE issuer = ? AND serial = ?", {issuer, serial}).all(tx, read_certificate));
}

std::optional<Certificate> issued(Tx& tx, std::string_view authority, std::string_view serial) {
    return first_of(certificates_where().add("WHERE authority = ? AND serial = ?", {authority, serial}).all(tx, read_certificate));
}

std::vector<Certificate> certificates_of(Tx& tx, core::PersonId person) {
    return certificates_where()
        .add("WHERE person_id = ? AND purpose = 'signing' ORDER BY CASE state WHEN 'active' THEN 0 ELSE 1 END, "
                      "entered_at DESC, id DESC",
                      {person})
        .all(tx, read_certificate);
}

CertificateLines certificates(Tx& tx, const CertificateWish& wish) {
    Query query = certificates_where().add("WHERE purpose IN ('signing', 'seal')");
    if (!wish.words.empty()) only_holding(query, wish.words);
    if (wish.state) query.add(" AND state = ?", {name(*wish.state)});
    if (const auto from = cursor(wish.after))
        query.add(" AND (CASE state WHEN 'active' THEN 0 ELSE 1 END, until_at, id) > (?, ?, ?)",
                  {from->rank, from->until, from->id});
    query.add(" ORDER BY CASE state WHEN 'active' THEN 0 ELSE 1 END, until_at, id LIMIT ?", {wish.limit + 1});
    CertificateLines found{query.all(tx, read_certificate), {}};
    if (found.lines.size() > static_cast<std::size_t>(wish.limit)) {
        found.lines.pop_back();
        const Certificate& last = found.lines.back();
        found.next = std::to_string(rank(last)) + "_" + std::to_string(last.until.ms) + "_" + last.id.text();
    }
    return found;
}

std::vector<Certificate> active_certificates(Tx& tx, CertificateId after, int most) {
    return certificates_where()
        .add("WHERE purpose IN ('signing', 'seal') AND state IN ('active', 'held') "
             "AND id > ? ORDER BY id LIMIT ?", {after, most})
        .all(tx, read_certificate);
}

std::vector<Certificate> one_of_each_issuer(Tx& tx) {
    return certificates_where()
        .add("WHERE id IN (SELECT MIN(id) FROM signing_certificate WHERE purpose IN ('signing', 'seal') "
             "AND state = 'active' AND authority = '' GROUP BY issuer) ORDER BY issuer")
        .all(tx, read_certificate);
}

std::int64_t count_ending(Tx& tx, core::Instant by) {
    return tx.count("SELECT COUNT(*) FROM signing_certificate WHERE purpose IN ('signing', 'seal') "
                    "AND state = 'active' AND until_at <= ?",
                    {by});
}

void save(Tx& tx, const Certificate& one) {
    tx.exec("UPDATE signing_certificate SET person_id = ?, state = ?, state_at = ?, state_by = ?, reason = ?, "
            "note = ?, warned = ?, asked_at = ? WHERE id = ?",
            {one.person, name(one.state), one.state_at, one.state_by, name(one.reason), one.note, one.warned, one.asked,
             one.id});
}

std::vector<Certificate> authorities(Tx& tx) {
    return certificates_where().add("WHERE purpose = 'authority' ORDER BY entered_at, id").all(tx, read_certificate);
}

std::vector<Certificate> revoked(Tx& tx, std::string_view authority) {
    return certificates_where()
        .add("WHERE authority = ? AND state = 'revoked' ORDER BY state_at, serial", {authority})
        .all(tx, read_certificate);
}

std::vector<Unknown> unregistered(Tx& tx, int most) {
    auto all = tx.all("SELECT e.certificate, e.person_id, e.signed_at FROM signing_evidence e WHERE NOT EXISTS "
                      "(SELECT 1 FROM signing_certificate c WHERE c.serial = e.certificate_serial) "
                      "ORDER BY e.signed_at LIMIT ?",
                      {most}, [](const Row& row) {
                          return Unknown{core::unbase64(row.text(0)), row.id<core::PersonId>(1), row.instant(2)};
                      });
    tx.each("SELECT s.certificate, s.set_at FROM signing_office_seal s WHERE s.set_at IS NOT NULL AND NOT EXISTS "
            "(SELECT 1 FROM signing_certificate c WHERE c.serial = s.certificate_serial) ORDER BY s.set_at LIMIT ?",
            {most}, [&](const Row& row) {
                all.push_back({core::unbase64(row.text(0)), std::nullopt, row.instant(1)});
            });
    return all;
}

std::optional<core::Instant> first_archive_end(Tx& tx) {
    return tx.one("SELECT renew_by FROM signing_level WHERE renew_by IS NOT NULL ORDER BY renew_by LIMIT 1", {},
                  [](const Row& row) { return row.instant(0); });
}

void insert(Tx& tx, const Enrolment& one) {
    tx.exec("INSERT INTO signing_enrolment (id, person_id, person_name, position_name, unit_name, state, asked_at, "
            "reason, decided_by, document, way, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', '', '', '')",
            {one.id, one.person, one.person_name, one.position_name, one.unit_name, name(one.state), one.asked,
             one.reason});
}

std::optional<Enrolment> enrolment(Tx& tx, EnrolmentId id) {
    return first_of(select_enrolment().add("WHERE id = ?", {id}).all(tx, read_enrolment));
}

std::optional<Enrolment> open_enrolment(Tx& tx, core::PersonId person) {
    return first_of(select_enrolment()
                     .add("WHERE person_id = ? AND state IN ('asked', 'approved')", {person})
                     .all(tx, read_enrolment));
}

std::optional<Enrolment> last_enrolment(Tx& tx, core::PersonId person) {
    return first_of(select_enrolment()
                     .add("WHERE person_id = ? ORDER BY asked_at DESC, id DESC LIMIT 1", {person})
                     .all(tx, read_enrolment));
}

std::vector<Enrolment> enrolments(Tx& tx, EnrolmentState state) {
    return select_enrolment().add("WHERE state = ? ORDER BY asked_at, id", {name(state)}).all(tx, read_enrolment);
}

std::int64_t count_enrolments(Tx& tx, EnrolmentState state) {
    return tx.count("SELECT COUNT(*) FROM signing_enrolment WHERE state = ?", {name(state)});
}

bool save(Tx& tx, const Enrolment& one, EnrolmentState was) {
    const bool checked = one.check.has_value();
    return tx.exec("UPDATE signing_enrolment SET state = ?, decided_at = ?, decided_by = ?, decider_id = ?, "
                   "document = ?, way = ?, note = ? WHERE id = ? AND state = ?",
                   {name(one.state), one.decided, one.decided_by, one.decider,
                    checked ? name(one.check->document) : std::string_view(),
                    checked ? name(one.check->way) : std::string_view(), checked ? one.check->note : one.note, one.id,
                    name(was)}) == 1;
}

std::optional<List> list(Tx& tx, std::string_view authority) {
    return tx.one("SELECT number, made_at, until_at, entries, list FROM signing_crl WHERE authority = ?", {authority},
                  [](const Row& row) {
                      return List{row.integer(0), row.instant(1), row.instant(2), row.integer(3),
                                  core::unbase64(row.text(4))};
                  });
}

void keep(Tx& tx, std::string_view authority, const List& one) {
    tx.exec("INSERT INTO signing_crl (authority, number, made_at, until_at, entries, list) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (authority) DO UPDATE SET number = excluded.number, made_at = excluded.made_at, "
            "until_at = excluded.until_at, entries = excluded.entries, list = excluded.list "
            "WHERE signing_crl.number < excluded.number",
            {authority, one.number, one.made, one.until, one.entries, core::base64(one.der)});
}

std::int64_t count_revoked(Tx& tx, std::string_view authority) {
    return tx.count("SELECT COUNT(*) FROM signing_certificate WHERE authority = ? AND state = 'revoked'", {authority});
}

}  // namespace signing::store
