// SPDX-License-Identifier: Apache-2.0
// Rows of letters and back.
#include "letters/store/letter_store.h"

namespace letters {

using core::Code;
using core::Error;
using core::db::Row;
using core::db::Tx;
using core::db::Values;

namespace {

Content read_content(const std::string& text) { return content_kept(core::json::parse(text)); }

std::optional<Numbered> read_numbered(const Row& row) {
    if (row.null(17)) return std::nullopt;
    Numbered as;
    as.series = row.text(17);
    as.no = row.integer(18);
    as.number = row.text(19);
    as.date = row.date(20);
    as.at = row.instant(21);
    as.signer_person = row.id<core::PersonId>(22);
    as.block = style::signer_block_from(core::json::parse(row.text(23)));
    as.code = row.text(24);
    as.look = look_kept(core::json::parse(row.text(25)));
    if (!row.null(26)) as.mandate = mandate_kept(core::json::parse(row.text(26)));
    if (!row.null(27)) as.cosigners = cosigners_kept(core::json::parse(row.text(27)));
    return as;
}

Letter read_letter(const Row& row) {
    Letter letter;
    letter.id = row.id<LetterId>(0);
    const auto state = state_named(row.text(1));
    if (!state) throw Error(Code::internal, "letters.error.stored", {{"value", row.text(1)}});
    letter.state = *state;
    letter.version = row.integer(2);
    letter.unit = row.id<core::UnitId>(3);
    letter.book = row.id<core::UnitId>(4);
    letter.drafter = row.id<core::PersonId>(5);
    letter.drafter_position = row.id<core::PositionId>(6);
    letter.drafter_name = row.text(7);
    letter.created = row.instant(8);
    letter.changed = row.instant(9);
    letter.content = read_content(row.text(10));
    letter.note = row.text(11);
    letter.note_by = row.text(12);
    letter.unsigned_bytes = row.maybe(13, &Row::digest);
    letter.bytes = row.maybe(14, &Row::digest);
    letter.pages = static_cast<int>(row.integer(15));
    letter.sent_at = row.maybe(16, &Row::instant);
    letter.numbered_as = read_numbered(row);
    if (const auto access = classification::access_named(row.text(28)); access != letter.content.access)
        letter.reclassified = access;
    return letter;
}

// What changes in the life of a letter, in the order of both statements below.
Values changing(const Letter& letter) {
    const auto& as = letter.numbered_as;
    const auto& content = letter.content;
    const auto from = [&](auto get) { return as ? core::db::Value(get(*as)) : core::db::Value(nullptr); };
    return {std::string(name(letter.state)),
            content.kind,
            letter.version,
            letter.changed,
            content.subject,
            std::string(classification::name(letter.access())),
            std::string(name(content.urgency)),
            content.classification,
            content.signer.nil() ? core::db::Value(nullptr) : core::db::Value(content.signer),
            core::json::write(to_json(content)),
            letter.note,
            letter.note_by,
            from([](const Numbered& n) { return n.series; }),
            from([](const Numbered& n) { return n.no; }),
            from([](const Numbered& n) { return n.number; }),
            from([](const Numbered& n) { return n.date; }),
            from([](const Numbered& n) { return n.at; }),
            from([](const Numbered& n) { return n.signer_person; }),
            from([](const Numbered& n) { return core::json::write(to_json(n.block)); }),
            from([](const Numbered& n) { return n.code; }),
            as ? core::db::Value(core::json::write(to_json(as->look))) : core::db::Value(nullptr),
            as && as->mandate ? core::db::Value(core::json::write(to_json(*as->mandate))) : core::db::Value(nullptr),
            as && !as->cosigners.empty() ? core::db::Value(core::json::write(to_json(as->cosigners)))
                                         : core::db::Value(nullptr),
            letter.unsigned_bytes,
            letter.bytes,
            letter.pages,
            letter.sent_at};
}

core::db::Query letters_where() {
    return core::db::Query(
        "SELECT id, state, version, unit_id, book_id, drafter_id, drafter_position_id, drafter_name, "
        "created_at, changed_at, content, note, note_by, unsigned_bytes, bytes, pages, sent_at, series, "
        "number_no, number, letter_date, numbered_at, signer_person_id, signer_block, code, look, "
        "mandate, cosigners, access FROM letters_letter WHERE ");
}

std::optional<Letter> first(std::vector<Letter> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

Version read_version(const Row& row) {
    return {row.integer(0), row.instant(1), row.text(2), read_content(row.text(3)),
            row.text(4) == name(Cause::correction) ? Cause::correction : Cause::draft};
}

}  // namespace

std::string_view name(Cause cause) { return cause == Cause::correction ? "correction" : "draft"; }

void LetterStore::insert(Tx& tx, const Letter& letter) {
    auto values = changing(letter);
    for (core::db::Value value : Values{letter.id, letter.unit, letter.book, letter.drafter,
                                        letter.drafter_position, letter.drafter_name, letter.created})
        values.push_back(value);
    tx.exec(
        "INSERT INTO letters_letter (state, kind, version, changed_at, subject, access, urgency, "
        "classification, signer_id, content, note, note_by, series, number_no, number, letter_date, "
        "numbered_at, signer_person_id, signer_block, code, look, mandate, cosigners, unsigned_bytes, bytes, pages, "
        "sent_at, id, unit_id, book_id, drafter_id, drafter_position_id, drafter_name, created_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?, ?, ?, ?)",
        values);
    write_addressees(tx, letter);
}

void LetterStore::update(Tx& tx, const Letter& letter, const Letter& was) {
    auto values = changing(letter);
    values.push_back(letter.id);
    values.push_back(was.version);
    values.push_back(std::string(name(was.state)));
    const auto changed = tx.exec(
        "UPDATE letters_letter SET state = ?, kind = ?, version = ?, changed_at = ?, subject = ?, "
        "access = ?, urgency = ?, classification = ?, signer_id = ?, content = ?, note = ?, note_by = ?, "
        "series = ?, number_no = ?, number = ?, letter_date = ?, numbered_at = ?, signer_person_id = ?, "
        "signer_block = ?, code = ?, look = ?, mandate = ?, cosigners = ?, unsigned_bytes = ?, bytes = ?, pages = ?, sent_at = ? "
        "WHERE id = ? AND version = ? AND state = ?",
        values);
    if (changed == 0)
        throw Error(Code::conflict, "letters.error.changed", {{"version", std::to_string(was.version)}});
    tx.exec("UPDATE letters_participant SET changed_at = ?, open = ? WHERE letter_id = ?",
            {letter.changed, letter.state != State::sent && letter.state != State::void_, letter.id});
    if (letter.version != was.version) write_addressees(tx, letter);
}

void LetterStore::write_addressees(Tx& tx, const Letter& letter) {
    tx.exec("DELETE FROM letters_addressee WHERE letter_id = ?", {letter.id});
    int place = 0;
    for (const auto& each : letter.content.addressees)
        tx.exec(
            "INSERT INTO letters_addressee (letter_id, place, position_id, printed, copy, personal) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            {letter.id, ++place, each.position, each.printed, each.copy, each.personal});
    tx.exec("DELETE FROM letters_outside WHERE letter_id = ?", {letter.id});
    place = 0;
    const auto write = [&](const core::db::Value& partner, const std::string& printed, const std::string& town, bool copy) {
        tx.exec("INSERT INTO letters_outside (letter_id, place, partner_id, printed, town, copy) VALUES (?, ?, ?, ?, ?, ?)",
                {letter.id, ++place, partner, printed, town, copy});
    };
    for (const auto& each : letter.content.partners) write(each.partner, each.printed, each.place, each.copy);
    for (const auto& each : letter.content.outside) write(nullptr, each, "", false);
}

std::vector<OutsideAddressee> LetterStore::outside(Tx& tx, LetterId id) {
    return tx.all(
        "SELECT place, partner_id, printed, town, copy, way, handed_on, receipt, note, recorded_by, recorded_at "
        "FROM letters_outside WHERE letter_id = ? ORDER BY place",
        {id}, [](const Row& row) {
            OutsideAddressee one;
            one.place = row.integer(0);
            if (!row.null(1)) one.partner = row.id<directory::PartnerId>(1);
            one.printed = row.text(2);
            one.town = row.text(3);
            one.copy = row.flag(4);
            if (const auto way = way_named(row.text(5)); way && !row.null(6))
                one.handed = Handing{*way, row.date(6), row.text(7), row.text(8)};
            one.recorded_by = row.text(9);
            one.recorded_at = row.maybe(10, &Row::instant);
            return one;
        });
}

void LetterStore::hand(Tx& tx, LetterId id, const OutsideAddressee& to) {
    tx.exec(
        "UPDATE letters_outside SET way = ?, handed_on = ?, receipt = ?, note = ?, recorded_by = ?, recorded_at = ? "
        "WHERE letter_id = ? AND place = ?",
        {name(to.handed->way), to.handed->on, to.handed->receipt, to.handed->note, to.recorded_by, to.recorded_at, id,
         to.place});
}

std::optional<Letter> LetterStore::find(Tx& tx, LetterId id) {
    return first(letters_where().add("id = ?", {id}).all(tx, read_letter));
}

std::optional<Letter> LetterStore::by_code(Tx& tx, std::string_view code) {
    return first(letters_where().add("code = ?", {code}).all(tx, read_letter));
}

std::optional<Letter> LetterStore::by_bytes(Tx& tx, const core::Digest& bytes) {
    return first(letters_where().add("bytes = ?", {bytes}).all(tx, read_letter));
}

Letter LetterStore::get(Tx& tx, LetterId id) {
    auto letter = find(tx, id);
    if (!letter) throw Error(Code::not_found, "letters.error.not_found");
    return std::move(*letter);
}

void LetterStore::keep_version(Tx& tx, const Letter& letter, core::PersonId person,
                               std::string_view by, Cause cause) {
    tx.exec(
        "INSERT INTO letters_version (letter_id, version, saved_at, person_id, person_name, content, cause) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        {letter.id, letter.version, letter.changed, person, by,
         core::json::write(to_json(letter.content)), std::string(name(cause))});
}

std::vector<Version> LetterStore::versions(Tx& tx, LetterId id) {
    return tx.all(
        "SELECT version, saved_at, person_name, content, cause FROM letters_version "
        "WHERE letter_id = ? ORDER BY version DESC",
        {id}, read_version);
}

std::optional<Version> LetterStore::version(Tx& tx, LetterId id, std::int64_t number) {
    return tx.one(
        "SELECT version, saved_at, person_name, content, cause FROM letters_version "
        "WHERE letter_id = ? AND version = ?",
        {id, number}, read_version);
}

std::vector<Receipt> LetterStore::receipts(Tx& tx, LetterId id) {
    return tx.all(
        "SELECT position_id, printed, copy, received_at, agenda, personal, person_id FROM letters_addressee "
        "WHERE letter_id = ? ORDER BY place",
        {id}, [](const Row& row) {
            Receipt receipt{{row.id<core::PositionId>(0), row.text(1), row.flag(2)}, row.maybe(3, &Row::instant),
                            row.text(4)};
            receipt.addressee.personal = row.flag(5);
            if (!row.null(6)) receipt.addressee.person = row.id<core::PersonId>(6);
            return receipt;
        });
}

bool LetterStore::receive(Tx& tx, LetterId id, core::PositionId by, core::Instant at,
                          std::string_view agenda) {
    return tx.exec(
               "UPDATE letters_addressee SET received_at = ?, agenda = ? "
               "WHERE letter_id = ? AND position_id = ? AND received_at IS NULL",
               {at, agenda, id, by}) > 0;
}

void LetterStore::name_person(Tx& tx, LetterId id, core::PositionId position, core::PersonId person) {
    tx.exec("UPDATE letters_addressee SET person_id = ? WHERE letter_id = ? AND position_id = ? AND personal = 1",
            {person, id, position});
}

void LetterStore::add_participant(Tx& tx, LetterId id, core::PositionId position) {
    tx.exec(
        "INSERT INTO letters_participant (letter_id, position_id, changed_at, open) VALUES (?, ?, "
        "(SELECT l.changed_at FROM letters_letter l WHERE l.id = ?), "
        "(SELECT CASE WHEN l.state IN ('sent', 'void') THEN 0 ELSE 1 END FROM letters_letter l WHERE l.id = ?)) "
        "ON CONFLICT (letter_id, position_id) DO NOTHING",
        {id, position, id, id});
}

Standing LetterStore::standing(Tx& tx, const Letter& letter) {
    Standing standing;
    standing.state = letter.state;
    standing.access = letter.access();
    standing.unit = letter.unit;
    standing.book = letter.book;
    standing.drafter = letter.drafter;
    standing.drafter_position = letter.drafter_position;
    standing.signer = letter.content.signer;
    standing.participants =
        tx.all("SELECT position_id FROM letters_participant WHERE letter_id = ?", {letter.id},
               [](const Row& row) { return row.id<core::PositionId>(0); });
    const auto& all = letter.content.addressees;
    for (const auto& each : all)
        if (!each.personal) standing.addressees.push_back(each.position);
    if (standing.addressees.size() < all.size())
        standing.persons = tx.all("SELECT person_id FROM letters_addressee WHERE letter_id = ? AND person_id IS NOT NULL",
                                  {letter.id}, [](const Row& row) { return row.id<core::PersonId>(0); });
    // To whom it was forwarded.
    tx.each(
        "SELECT a.position_id, a.personal, a.person_id FROM letters_relation r JOIN letters_letter f ON f.id = r.from_id "
        "JOIN letters_addressee a ON a.letter_id = f.id "
        "WHERE r.to_id = ? AND r.how = 'forwards' AND r.lapsed = 0 AND f.state = 'sent'",
        {letter.id}, [&](const Row& row) {
            if (!row.flag(1)) standing.addressees.push_back(row.id<core::PositionId>(0));
            else if (!row.null(2)) standing.persons.push_back(row.id<core::PersonId>(2));
        });
    return standing;
}

std::vector<LetterId> LetterStore::sent_after(Tx& tx, LetterId id, int limit) {
    return tx.all("SELECT id FROM letters_letter WHERE id > ? AND state = ? ORDER BY id LIMIT ?",
                  {id, name(State::sent), limit}, [](const Row& row) { return row.id<LetterId>(0); });
}

}  // namespace letters
