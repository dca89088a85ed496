// SPDX-License-Identifier: Apache-2.0
// Items of dossiers as they were filed, and as they stand after what was told of them since.
#include <algorithm>
#include <map>

#include "archive/store/care_store.h"
#include "core/db/in_parts.h"

namespace archive::store {
namespace {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

// What was corrected stands for what it was filed with.
Query chosen_items() {
    return Query(
        "SELECT i.id, i.dossier_id, i.subject, i.item_number, COALESCE(n.letter_number, i.letter_number), "
        "COALESCE(n.letter_date, i.letter_date), COALESCE(n.title, i.title), i.digest, "
        "COALESCE(c.amount, i.amount), COALESCE(c.amount_unit, i.amount_unit), COALESCE(c.stage, i.stage), CASE WHEN "
        "i.inherits = 1 THEN (SELECT d.access FROM archive_dossier d WHERE d.id = i.dossier_id) ELSE i.access END, "
        "i.filed_at, i.filed_by_name, COALESCE(c.medium, i.medium), i.volume, "
        "CASE WHEN n.item_id IS NULL THEN i.first_on ELSE n.first_on END, "
        "COALESCE(c.sender, i.sender), i.receiver, COALESCE(c.physical, i.physical), i.remark, i.inherits, "
        "COALESCE(n.dated, i.dated)");
}

// What was told of it once it had left the dossier and number asked for is told in the other one alone: those who see the
// first may not know of that.
Query described(core::db::Sql dossier, core::db::Sql number) {
    const auto until_moved = [&] {
        return Query(" WHERE l.item_id = i.id AND NOT EXISTS (SELECT 1 FROM archive_exception a WHERE a.kind = 'moved' AND a.dossier_id = ")
            .add(dossier).add(" AND a.item_number = ").add(number).add(" AND a.recorded_at < l.recorded_at))");
    };
    return Query(" LEFT JOIN archive_description c ON c.item_id = i.id AND c.ordinal = (SELECT MAX(l.ordinal) FROM archive_description l")
        .add(until_moved())
        .add(" LEFT JOIN archive_naming n ON n.item_id = i.id AND n.ordinal = (SELECT MAX(l.ordinal) FROM archive_naming l")
        .add(until_moved());
}

Item read_item(const Row& row) {
    Item item;
    item.id = row.id<ItemId>(0);
    item.dossier = row.id<DossierId>(1);
    item.subject = row.text(2);
    item.number = static_cast<int>(row.integer(3));
    item.letter_number = row.text(4);
    item.date = row.date(5);
    item.title = row.text(6);
    item.digest = row.digest(7);
    item.amount = row.integer(8);
    item.amount_unit = row.text(9);
    item.stage = row.text(10);
    item.access = ranked(row.integer(11));
    item.filed = row.instant(12);
    item.filed_by_name = row.text(13);
    item.medium = row.text(14);
    item.volume = static_cast<int>(row.integer(15));
    item.first = row.maybe(16, &Row::date);
    item.sender = row.text(17);
    item.receiver = row.text(18);
    item.physical = row.text(19);
    item.remark = row.text(20);
    item.inherits = row.flag(21);
    item.dated = row.text(22);
    return item;
}

// Of a move into it: the dossier and the number there stand behind the columns of the item.
Item read_moved(const Row& row) {
    auto item = read_item(row);
    item.dossier = row.id<DossierId>(23);
    item.number = static_cast<int>(row.integer(24));
    item.inherits = false;   // of the dossier it was filed in, whose class it brings along
    return item;
}

void tell_exceptions(Tx& tx, const std::vector<DossierId>& dossiers, std::vector<Item>& all) {
    std::map<std::pair<DossierId, int>, Exception> last;
    for (auto& each : exceptions(tx, dossiers))
        if (each.item > 0) last[{each.dossier, each.item}] = std::move(each);
    for (auto& item : all)
        if (const auto at = last.find({item.dossier, item.number}); at != last.end()) item.exception = at->second;
}

}  // namespace

void insert(Tx& tx, const Item& item, core::UnitId unit, core::PositionId by) {
    tx.exec("INSERT INTO archive_item (id, dossier_id, unit_id, subject, item_number, letter_number, "
            "letter_date, title, digest, amount, amount_unit, stage, access, filed_at, filed_by, "
            "filed_by_name, medium, volume, first_on, sender, receiver, physical, remark, inherits, dated) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {item.id, item.dossier, unit, item.subject, item.number, item.letter_number, item.date,
             item.title, item.digest, item.amount, item.amount_unit, item.stage, rank(item.access),
             item.filed, by, item.filed_by_name, item.medium, item.volume, item.first, item.sender, item.receiver,
             item.physical, item.remark, item.inherits, item.dated});
}

std::vector<Item> items(Tx& tx, const std::vector<DossierId>& dossiers) {
    std::vector<Item> all;
    core::db::in_parts(dossiers, [&](const core::db::Values& ids) {
        auto own = chosen_items();
        own.add(" FROM archive_item i").add(described("i.dossier_id", "i.item_number")).add(" WHERE i.dossier_id IN (").list(ids).add(")");
        auto moved = chosen_items();
        moved.add(", e.target_id, e.target_number FROM archive_exception e JOIN archive_item i ON i.id = e.item_id")
            .add(described("e.target_id", "e.target_number")).add(" WHERE e.kind = 'moved' AND e.target_id IN (").list(ids).add(")");
        for (auto& each : own.all(tx, read_item)) all.push_back(std::move(each));
        for (auto& each : moved.all(tx, read_moved)) all.push_back(std::move(each));
    });
    tell_exceptions(tx, dossiers, all);
    std::sort(all.begin(), all.end(), [](const Item& a, const Item& b) {
        return a.dossier != b.dossier ? a.dossier < b.dossier : a.number < b.number;
    });
    return all;
}

std::vector<Item> items(Tx& tx, DossierId dossier) { return items(tx, std::vector<DossierId>{dossier}); }

std::vector<core::Digest> handed_files(Tx& tx, const std::vector<core::Digest>& of) {
    std::vector<std::string> texts;
    for (const auto& each : of) texts.push_back(each.hex());
    std::vector<core::Digest> found;
    core::db::in_parts(texts, [&](const core::db::Values& some) {
        core::db::Query query("SELECT digest FROM archive_item WHERE subject LIKE 'handed:%' AND digest IN (");
        for (auto& each : query.list(some).add(")").all(tx, [](const Row& row) { return row.digest(0); })) found.push_back(each);
    });
    return found;
}

int erase_items(Tx& tx, DossierId dossier) {
    int erased = 0;
    for (const auto& item : items(tx, dossier)) {
        if (item.moved()) continue;
        tx.exec("DELETE FROM archive_choice WHERE subject = ? AND unit_id = (SELECT unit_id FROM archive_item WHERE id = ?)",
                {item.subject, item.id});
        erased += static_cast<int>(tx.exec("DELETE FROM archive_item WHERE id = ?", {item.id}));
        tx.exec("DELETE FROM archive_description WHERE item_id = ?", {item.id});
        tx.exec("DELETE FROM archive_naming WHERE item_id = ?", {item.id});
    }
    return erased;
}

int last_item(Tx& tx, DossierId dossier) {
    const auto own =
        tx.count("SELECT COALESCE(MAX(item_number), 0) FROM archive_item WHERE dossier_id = ?", {dossier});
    const auto moved = tx.count(
        "SELECT COALESCE(MAX(target_number), 0) FROM archive_exception WHERE target_id = ? AND kind = 'moved'",
        {dossier});
    return static_cast<int>(std::max(own, moved));
}

std::vector<std::string> subjects_numbered(Tx& tx, std::string_view letter_number, int most) {
    return tx.all("SELECT i.subject FROM archive_item i WHERE i.letter_number = ? AND NOT EXISTS "
                  "(SELECT 1 FROM archive_naming n WHERE n.item_id = i.id) UNION "
                  "SELECT i.subject FROM archive_naming n JOIN archive_item i ON i.id = n.item_id WHERE n.letter_number = ? "
                  "AND n.ordinal = (SELECT MAX(l.ordinal) FROM archive_naming l WHERE l.item_id = n.item_id) ORDER BY 1 LIMIT ?",
                  {letter_number, letter_number, most}, [](const Row& row) { return row.text(0); });
}

std::vector<DossierId> dossiers_with(Tx& tx, std::string_view subject) {
    return tx.all("SELECT dossier_id FROM archive_item WHERE subject = ? UNION SELECT e.target_id "
                  "FROM archive_exception e JOIN archive_item i ON i.id = e.item_id "
                  "WHERE i.subject = ? AND e.kind = 'moved' ORDER BY 1",
                  {subject, subject}, [](const Row& row) { return row.id<DossierId>(0); });
}

std::optional<DossierId> dossier_of(Tx& tx, std::string_view subject, core::UnitId unit) {
    const auto moved = tx.one("SELECT e.target_id FROM archive_exception e JOIN archive_item i ON i.id = e.item_id "
                              "WHERE i.subject = ? AND i.unit_id = ? AND e.kind = 'moved' "
                              "ORDER BY e.recorded_at DESC, e.id DESC LIMIT 1",
                              {subject, unit}, [](const Row& row) { return row.id<DossierId>(0); });
    if (moved) return moved;
    return tx.one("SELECT dossier_id FROM archive_item WHERE subject = ? AND unit_id = ?", {subject, unit},
                  [](const Row& row) { return row.id<DossierId>(0); });
}

std::vector<DossierId> dossiers_of(Tx& tx, std::string_view subject) {
    const auto units = tx.all("SELECT unit_id FROM archive_item WHERE subject = ? ORDER BY unit_id", {subject},
                              [](const Row& row) { return row.id<core::UnitId>(0); });
    std::vector<DossierId> found;
    for (const auto& unit : units)
        if (const auto id = dossier_of(tx, subject, unit)) found.push_back(*id);
    return found;
}

}  // namespace archive::store
