// SPDX-License-Identifier: Apache-2.0
// The address book on both databases: writing, looking up, merging and taking apart, taking over.
#include <gtest/gtest.h>

#include "directory/service/partner_book.h"
#include "directory/service/partner_import.h"
#include "core/table/csv_reader.h"
#include "embedded/directory.h"
#include "tests/support/db.h"

namespace directory {
namespace partner_service_test {

using core::db::Tx;

class PartnerService : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place = std::make_unique<tests::TestDb>(
            GetParam(), std::vector<core::db::Migrations>{{"directory", embedded::migrations}});
        ctx.actor = core::Actor::system();
        ctx.actor.person_name = "Pengelola Persuratan";
        ctx.clock = &clock;
        reader = ctx;
        reader.actor = {};
        reader.actor.kind = core::Actor::Kind::person;
        reader.actor.rights = {"directory.read"};
        book = std::make_unique<PartnerBook>(place->db());
    }
    Partner add(const std::string& name, const std::string& where = "", const std::string& kind = "swasta") {
        Partner made;
        made.name = name;
        made.place = where;
        made.kind = kind;
        clock.pass(std::chrono::milliseconds(1));
        return book->add(ctx, made);
    }
    PartnerId resolved(PartnerId id) {
        return place->db().read([&](Tx& tx) { return book->partner(tx, id)->id; });
    }
    std::vector<std::string> names(const PartnerBook::Wish& wish) {
        std::vector<std::string> found;
        for (const auto& each : book->list(ctx, wish).lines) found.push_back(each.name);
        return found;
    }

    std::unique_ptr<tests::TestDb> place;
    core::SetClock clock{core::parse_instant("2026-11-23T03:00:00Z")};
    core::Context ctx, reader;
    std::unique_ptr<PartnerBook> book;
};

TEST_P(PartnerService, is_read_by_all_and_written_by_its_keepers) {
    const auto one = add("Ratna Pertiwi", "Koba", "perorangan");
    auto changed = one;
    changed.phone = "0812-0000-0000";
    changed = book->save(ctx, changed);
    EXPECT_EQ(changed.revision, 2);
    EXPECT_THROW(book->save(ctx, one), core::Error) << "the second of two savers";
    EXPECT_EQ(book->sheet(reader, one.id).partner.phone, "") << "contacts of a private person";
    EXPECT_EQ(book->list(reader, {}).lines.at(0).phone, "");
    EXPECT_EQ(book->sheet(ctx, one.id).partner.phone, "0812-0000-0000");
    EXPECT_THROW(book->add(reader, one), core::Error);
    EXPECT_THROW(book->save(reader, changed), core::Error);
    EXPECT_THROW(book->merge(reader, one.id, one.id, 1, 1), core::Error);
    EXPECT_FALSE(book->sheet(reader, one.id).may_write);
    auto stranger = reader;
    stranger.actor.rights.clear();
    EXPECT_THROW(book->list(stranger, {}), core::Error);
    EXPECT_EQ(book->sheet(ctx, one.id).trail.size(), 2u);
}

TEST_P(PartnerService, is_found_by_words_page_by_page) {
    for (const char* name : {"PT Timah Tbk", "Arsip Nasional", "Badan Siber", "CV Arsip Jaya"}) add(name, "Jakarta");
    EXPECT_EQ(names({}), (std::vector<std::string>{"CV Arsip Jaya", "Arsip Nasional", "Badan Siber", "PT Timah Tbk"}));
    PartnerBook::Wish wish;
    wish.words = "jakarta ARSIP";
    EXPECT_EQ(names(wish).size(), 2u);
    wish.words = "100%";
    EXPECT_TRUE(names(wish).empty());
    PartnerBook::Wish page;
    page.limit = 3;
    const auto first = book->list(ctx, page);
    ASSERT_EQ(first.lines.size(), 3u);
    page.after = PartnerId::parse(first.next);
    EXPECT_EQ(names(page), std::vector<std::string>{"PT Timah Tbk"});
    PartnerBook::Wish kind;
    kind.kind = "lembaga";
    EXPECT_TRUE(names(kind).empty());
}

TEST_P(PartnerService, those_alike_are_found_and_merged_and_taken_apart) {
    const auto survivor = add("Jaringan Contoh Nusantara"), other = add("PT Jaringan Contoh Nusantara", "Jakarta"),
               third = add("Jaringan Contoh Nusantara Tbk", "Koba"), stranger = add("Universitas Bangka Belitung");
    const auto alike = book->sheet(ctx, survivor.id).alike;
    ASSERT_EQ(alike.size(), 2u);
    for (const auto& each : alike) EXPECT_NE(each.partner.id, stranger.id);
    EXPECT_TRUE(book->sheet(reader, survivor.id).alike.empty());

    book->merge(ctx, other.id, third.id, 1, 1);
    const auto seen = book->preview(ctx, survivor.id, other.id);
    EXPECT_EQ(seen.filled, std::vector<std::string>{"place"});
    EXPECT_EQ(seen.joined.place, "Jakarta");
    ASSERT_EQ(seen.follow.size(), 1u);
    EXPECT_EQ(seen.follow[0].id, third.id);
    EXPECT_THROW(book->merge(ctx, survivor.id, other.id, 1, 1), core::Error) << "the other was saved since";
    const auto kept = book->merge(ctx, survivor.id, other.id, 1, seen.other.revision);
    EXPECT_EQ(kept.place, "Jakarta");
    EXPECT_EQ(resolved(other.id), survivor.id);
    EXPECT_EQ(resolved(third.id), survivor.id) << "through two merges";
    EXPECT_EQ(names({}).size(), 2u) << "merged ones are not listed";
    EXPECT_EQ(book->sheet(ctx, other.id).survivor->id, survivor.id) << "but remain resolvable";
    EXPECT_THROW(book->save(ctx, book->sheet(ctx, other.id).partner), core::Error);
    EXPECT_THROW(book->preview(ctx, stranger.id, other.id), core::Error) << "merged already";
    EXPECT_THROW(book->preview(ctx, stranger.id, stranger.id), core::Error);

    book->unmerge(ctx, other.id);
    EXPECT_EQ(resolved(other.id), other.id);
    EXPECT_EQ(resolved(third.id), other.id) << "it goes back with the one it was merged into";
    EXPECT_EQ(book->sheet(ctx, survivor.id).partner.place, "") << "what was filled is emptied";
    EXPECT_THROW(book->unmerge(ctx, other.id), core::Error);
    std::vector<std::string> acts;
    for (const auto& entry : book->sheet(ctx, other.id).trail) acts.push_back(entry.act);
    EXPECT_EQ(acts, (std::vector<std::string>{"directory.partner_added", "directory.partner_joined",
                                              "directory.partner_merged", "directory.partner_parted"}));
}

TEST_P(PartnerService, many_are_taken_over_at_once_or_none) {
    PartnerImport import(place->db());
    const auto sheet = core::table::read_csv("mitra", "nama,jenis,tempat\nArsip Nasional,instansi_pusat,Jakarta\nPT Contoh,swasta,Koba\n");
    EXPECT_EQ(import.dry_run(ctx, sheet).count(Fate::fresh), 2);
    EXPECT_TRUE(names({}).empty()) << "a dry run writes nothing";
    EXPECT_FALSE(import.run(ctx, core::table::read_csv("mitra", "nama,jenis\nArsip Nasional,teman\nBaik,swasta\n")).ok());
    EXPECT_TRUE(names({}).empty()) << "all or none";
    EXPECT_TRUE(import.run(ctx, sheet).ok());
    EXPECT_EQ(import.run(ctx, sheet).count(Fate::same), 2) << "again changes nothing";
    const auto more = core::table::read_csv("mitra", "nama,tempat,jabatan\nArsip Nasional,Jakarta,Kepala\nArsip Nasional RI,Jakarta,\n");
    const auto shown = import.propose(ctx, more);
    ASSERT_FALSE(shown.id.empty());
    EXPECT_EQ(shown.plan.rows.at(1).notes.size(), 1u) << "alike to one that is there";
    EXPECT_EQ(import.confirm(ctx, shown.id).count(Fate::changed), 1);
    EXPECT_THROW(import.confirm(ctx, shown.id), core::Error);
    PartnerBook::Wish wish;
    wish.words = "arsip";
    EXPECT_EQ(book->list(ctx, wish).lines.at(0).official, "Kepala");
    EXPECT_THROW(import.dry_run(ctx, core::table::read_csv("mitra", "name\nx\n")), core::Error);
    EXPECT_THROW(import.run(reader, sheet), core::Error);
}

NASKAH_ON_BOTH_DATABASES(PartnerService);

}  // namespace
}  // namespace directory
