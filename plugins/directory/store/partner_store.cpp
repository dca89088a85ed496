// SPDX-License-Identifier: Apache-2.0
// SQL of partners.
#include "directory/store/partner_store.h"

#include <algorithm>

#include "directory/store/like.h"

namespace directory::store {
namespace {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

Partner read_partner(const Row& row) {
    Partner partner;
    partner.id = row.id<PartnerId>(0);
    partner.name = row.text(1);
    partner.official = row.text(2);
    partner.kind = row.text(3);
    partner.place = row.text(4);
    partner.address = row.text(5);
    partner.email = row.text(6);
    partner.phone = row.text(7);
    partner.note = row.text(8);
    partner.revision = row.integer(9);
    if (!row.null(10)) partner.merged_into = row.id<PartnerId>(10);
    return partner;
}

Query select() {
    return Query(
        "SELECT id, name, official, kind, place, address, email, phone, note, revision, merged_into "
        "FROM directory_partner WHERE 1 = 1");
}

void write_grams(Tx& tx, const Partner& partner, const std::set<std::string>& grams) {
    tx.exec("DELETE FROM directory_partner_gram WHERE partner_id = ?", {partner.id});
    for (const auto& gram : grams)
        tx.exec("INSERT INTO directory_partner_gram (gram, partner_id) VALUES (?, ?)", {gram, partner.id});
}

Merge read_merge(const Row& row) {
    return {row.id<MergeId>(0),
            row.id<PartnerId>(1),
            row.id<PartnerId>(2),
            row.instant(3),
            row.text(4),
            partner_kept(core::json::parse(row.text(5))),
            row.maybe(6, &Row::instant),
            row.text(7)};
}

}  // namespace

std::optional<Partner> partner(Tx& tx, PartnerId id) {
    const auto found = select().add(" AND id = ?", {id}).all(tx, read_partner);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<Partner> partners(Tx& tx) {
    return select().add(" AND merged_into IS NULL ORDER BY folded, id").all(tx, read_partner);
}

void insert(Tx& tx, const Partner& partner) {
    const auto plain = folded(partner.name);
    const auto grams = trigrams(plain);
    tx.exec(
        "INSERT INTO directory_partner (id, name, folded, grams, official, kind, place, address, email, phone, "
        "note, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {partner.id, partner.name, plain, grams.size(), partner.official, partner.kind, partner.place,
         partner.address, partner.email, partner.phone, partner.note, partner.revision});
    write_grams(tx, partner, grams);
}

bool update(Tx& tx, const Partner& partner) {
    const auto plain = folded(partner.name);
    const auto grams = trigrams(plain);
    const auto changed = tx.exec(
        "UPDATE directory_partner SET name = ?, folded = ?, grams = ?, official = ?, kind = ?, place = ?, "
        "address = ?, email = ?, phone = ?, note = ?, revision = ?, merged_into = ? WHERE id = ? AND revision = ?",
        {partner.name, plain, grams.size(), partner.official, partner.kind, partner.place, partner.address,
         partner.email, partner.phone, partner.note, partner.revision, partner.merged_into, partner.id,
         partner.revision - 1});
    if (changed > 0) write_grams(tx, partner, grams);
    return changed > 0;
}

std::vector<Partner> find(Tx& tx, const PartnerWish& wish) {
    auto query = select();
    query.add(" AND merged_into IS NULL");
    for (const auto& word : wish.words) {
        const auto part = like(word);
        query.add(
            " AND (LOWER(name) LIKE ? ESCAPE '!' OR LOWER(official) LIKE ? ESCAPE '!' "
            "OR LOWER(place) LIKE ? ESCAPE '!')",
            {part, part, part});
    }
    if (!wish.kind.empty()) query.add(" AND kind = ?", {wish.kind});
    if (wish.after)
        query.add(" AND (folded, id) > (SELECT a.folded, a.id FROM directory_partner a WHERE a.id = ?)",
                  {*wish.after});
    return query.add(" ORDER BY folded, id LIMIT ?", {wish.limit + 1}).all(tx, read_partner);
}

std::vector<AlikePartner> alike_to(Tx& tx, std::string_view name, std::optional<PartnerId> but) {
    constexpr std::size_t most = 10;
    const auto grams = trigrams(folded(name));
    if (grams.empty()) return {};
    Query query("SELECT partner_id, COUNT(*) FROM directory_partner_gram WHERE gram IN (");
    query.list({grams.begin(), grams.end()}).add(") GROUP BY partner_id ORDER BY COUNT(*) DESC, partner_id LIMIT 200");
    std::vector<AlikePartner> found;
    for (const auto& [id, shared] : query.all(tx, [](const Row& row) {
             return std::pair(row.id<PartnerId>(0), static_cast<std::size_t>(row.integer(1)));
         })) {
        if (id == but) continue;
        auto one = partner(tx, id);
        if (!one || one->merged_into) continue;
        const auto like = likeness(shared, grams.size(), trigrams(folded(one->name)).size());
        if (like >= alike) found.push_back({*std::move(one), like});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const AlikePartner& a, const AlikePartner& b) { return a.likeness > b.likeness; });
    if (found.size() > most) found.resize(most);
    return found;
}

void keep(Tx& tx, const Merge& merge) {
    tx.exec(
        "INSERT INTO directory_partner_merge (id, survivor_id, merged_id, merged_at, merged_by, before) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        {merge.id, merge.survivor, merge.merged, merge.at, merge.by, core::json::write(to_json(merge.before))});
}

void undo(Tx& tx, const Merge& merge) {
    tx.exec("UPDATE directory_partner_merge SET undone_at = ?, undone_by = ? WHERE id = ?",
            {merge.undone_at, merge.undone_by, merge.id});
}

std::vector<Merge> merges_into(Tx& tx, PartnerId survivor) {
    return tx.all(
        "SELECT id, survivor_id, merged_id, merged_at, merged_by, before, undone_at, undone_by "
        "FROM directory_partner_merge WHERE survivor_id = ? ORDER BY merged_at DESC, id DESC",
        {survivor}, read_merge);
}

std::optional<Merge> merge_of(Tx& tx, PartnerId merged) {
    return tx.one(
        "SELECT id, survivor_id, merged_id, merged_at, merged_by, before, undone_at, undone_by "
        "FROM directory_partner_merge WHERE merged_id = ? AND undone_at IS NULL",
        {merged}, read_merge);
}

}  // namespace directory::store
