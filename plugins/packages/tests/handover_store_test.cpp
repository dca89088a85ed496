// SPDX-License-Identifier: Apache-2.0
// Receipts: when a dossier may leave and its copy go on the word of them; and what came along, on both databases.
#include <algorithm>

#include "packages/service/coming.h"
#include "packages/service/handover.h"
#include "packages/tests/house.h"

namespace handover_store_test {

using namespace packages;
using core::db::Tx;
using tested::OneDossier;

class HandoverStore : public tested::PackagesStore {};

TEST_P(HandoverStore, parts_lack_receipts_until_each_has_one_and_the_last_asking_counts) {
    const auto first = package(100, 1), second = package(101, 2);
    const auto lacking = [&] { return write([&](Tx& tx) { return store::unreceipted(tx, dossier_); }); };
    EXPECT_EQ(lacking(), 2);
    const auto receipt = [&](const Package& of) {
        return Receipt{of.id, {{"kind", "x"}}, "Dinas Kearsipan", {5}, {6}, "Arsiparis"};
    };
    EXPECT_TRUE(write([&](Tx& tx) { return store::insert(tx, receipt(first)); }));
    EXPECT_FALSE(write([&](Tx& tx) { return store::insert(tx, receipt(first)); }));
    EXPECT_EQ(lacking(), 1);
    EXPECT_TRUE(write([&](Tx& tx) { return store::insert(tx, receipt(second)); }));
    EXPECT_EQ(lacking(), 0);
    package(300, 1, false);
    EXPECT_EQ(lacking(), 0) << "a copy for somebody is no handover";
    package(400, 1);
    EXPECT_EQ(lacking(), 1);
    EXPECT_EQ(write([&](Tx& tx) { return store::together(tx, first.batch, dossier_).size(); }), 2u);
    EXPECT_EQ(write([&](Tx& tx) { return store::receipt_of(tx, first.id)->receiver; }), "Dinas Kearsipan");
}

TEST_P(HandoverStore, what_came_along_is_the_same_asked_of_one_dossier_and_of_many) {
    auto one = import(100, 1, "satu"), two = import(101, 2, "dua");
    const auto beside = [](int item, BesideKind kind, const char* text) {
        Beside made;
        made.item = item;
        made.kind = kind;
        made.digest = core::sha256(core::view(text));
        return made;
    };
    const core::Digest sheet = core::sha256(core::view("<mets/>"));
    one.arrival.content.besides = {beside(1, BesideKind::grown, "terbaru"), beside(1, BesideKind::attachment, "lampiran")};
    one.arrival.papers = {{"data/a/METS.xml", sheet, 7}};
    two.arrival.content.besides = {beside(2, BesideKind::attachment, "lampiran")};
    two.arrival.content.agency = "Pemerintah Kota";
    two.arrival.content.history = {{.type = "transfer", .act = "letters.sent", .who = "Nama"}};
    two.arrival.papers = {{"data/b/METS.xml", sheet, 7}};
    for (auto* each : {&one, &two}) {
        each->stage = Stage::taken;
        each->dossier = dossier_;
        each->taken = core::Instant{each->brought.ms + 100};
        write([&](Tx& tx) {
            store::save_arrival(tx, *each);
            store::save(tx, *each);
            store::keep_besides(tx, *each);
        });
    }
    Coming coming;
    const auto told = write([&](Tx& tx) { return coming.came(tx, dossier_); });
    std::set<core::Digest> listed, counted;
    for (const auto& each : told) listed.insert(each.digest);
    const auto of_many = write([&](Tx& tx) { return coming.came(tx, std::vector{dossier_}); });
    for (const auto& each : of_many.at(dossier_)) counted.insert(each);
    EXPECT_EQ(listed, counted) << "what is counted is told of";
    ASSERT_EQ(told.size(), 4u) << "one file beside two items is told of both; one sheet once";
    EXPECT_EQ(std::count_if(told.begin(), told.end(), [](const auto& each) { return each.kind == "metadata" && each.item == 0; }), 1);
    const auto there = write([&](Tx& tx) { return store::told_there(tx, dossier_); });
    ASSERT_TRUE(there);
    EXPECT_EQ(there->parts.size(), 2u);
    EXPECT_EQ(there->content.agency, "Pemerintah Kota");
    EXPECT_TRUE(there->content.history.empty() && there->content.besides.empty()) << "what is long is not read";
    EXPECT_FALSE(write([&](Tx& tx) { return store::told_there(tx, archive::DossierId::make({9})); }));
}

TEST_P(HandoverStore, a_dossier_leaves_when_its_receipts_are_of_all_that_is_in_it_or_it_was_not_to_leave) {
    OneDossier archive;
    archive.held.resize(1);
    archive.held[0].subject = "letter:1";
    Handover gate(archive);
    core::SetClock clock{core::Instant{1000}};
    core::Context ctx;
    ctx.clock = &clock;
    archive::Kept kept;
    kept.id = dossier_;
    const auto why = [&] {
        return write([&](Tx& tx) {
            const auto found = gate.against(tx, ctx, {kept}, archive::Deed::hand_over);
            return found.empty() ? std::string() : found.at(dossier_).front().word;
        });
    };
    EXPECT_EQ(why(), "") << "nothing was packed to hand it over";
    const auto receipted = [&](const Package& of) {
        write([&](Tx& tx) { store::insert(tx, Receipt{of.id, {{"kind", "x"}}, "Dinas Kearsipan", {5}, {6}, "Arsiparis"}); });
    };
    receipted(package(100, 1));
    EXPECT_EQ(why(), "");
    archive.held.resize(2);
    archive.held[1].subject = std::string(archive::handed_prefix) + "letter:2";
    EXPECT_EQ(why(), "packages.obstacle.anew") << "filed after it was packed";
    package(200, 1);
    EXPECT_EQ(why(), "packages.obstacle.receipt");
    EXPECT_EQ(write([&](Tx& tx) { return store::stay(tx, dossier_); }), 2);
    EXPECT_EQ(why(), "") << "no package is for that any more";
}

NASKAH_ON_BOTH_DATABASES(HandoverStore);

// Of no copy, but of a seal over some.
class OneSeal final : public depot::DigitalCopies {
  public:
    std::vector<depot::DigitalCopy> accepted(Tx&, const core::Context&, archive::DossierId) override { return {}; }
    std::vector<depot::SealOfCopies> seals(Tx&, const core::Context&, archive::DossierId) override {
        return {{"daftar", {1, 2, 3}, "Dinas Contoh", {5}}};
    }
    std::map<archive::DossierId, std::vector<core::Digest>> files(Tx&, const std::vector<archive::DossierId>&) override { return {}; }
    std::optional<depot::OneCopy> copy(Tx&, const core::Context&, std::string_view) override { return {}; }
    void receive(Tx&, const core::Context&, archive::DossierId, const std::string&, const std::vector<depot::DigitalCopy>&,
                 const std::vector<depot::SealOfCopies>&) override {}
};

// The copy here of a letter and a paper that were handed over, asked to be removed.
class CopyHere : public tested::PackagesStore {
  protected:
    void SetUp() override {
        PackagesStore::SetUp();
        if (IsSkipped()) return;
        archive.held.resize(2);
        archive.held[0].subject = "letter:1";
        archive.held[0].digest = core::sha256(core::view("isi"));
        archive.held[1].subject = "paper:1";   // of which no file is here
        kept.id = dossier_;
    }
    std::string why(archive::Deed deed = archive::Deed::remove) { return why(gate, deed); }
    std::string why(Handover& guard, archive::Deed deed) {
        return write([&](Tx& tx) {
            const auto found = guard.against(tx, {}, {kept}, deed);
            return found.empty() ? std::string() : found.at(dossier_).front().word;
        });
    }
    void pack() {
        made = package(100, 1);
        made.state = State::ready;
        made.manifest = core::sha256(core::view("manifes"));
        write([&](Tx& tx) {
            tx.exec("UPDATE packages_package SET subjects = ?, manifest = ? WHERE id = ?",
                    {core::Json({"letter:1", "paper:1"}).dump(), *made.manifest, made.id});
        });
    }
    // Records what the receiver says of these; why the copy stays even so.
    std::string told(std::string_view manifest, std::string_view file, Sworn sworn = Sworn::genuine) {
        const core::Json receipt{{"kind", receipt_kind}, {"package", made.id.text()},
                                 {"manifest_sha256", core::sha256(core::view(manifest)).hex()},
                                 {"items", {{{"number", 1}, {"sha256", core::sha256(core::view(file)).hex()}},
                                            {{"number", 2}, {"sha256", nullptr}}}}};
        write([&](Tx& tx) { store::replace(tx, Receipt{made.id, receipt, "Dinas Kearsipan", {5}, {6}, "Arsiparis", sworn}); });
        return why();
    }

    OneDossier archive;
    std::set<core::Digest> lie;   // beside its items
    Handover::Beside beside = [this](auto&&...) { return lie; };
    Handover gate{archive, [] { return nullptr; }, beside};
    Package made;
    archive::Kept kept;
};

TEST_P(CopyHere, goes_when_the_receipts_of_the_last_asking_tell_of_all_of_it) {
    EXPECT_EQ(why(), "packages.obstacle.unpacked");
    EXPECT_EQ(why(archive::Deed::propose), "") << "a proposal of something else";
    kept.process = archive::Process::removal;
    EXPECT_EQ(why(archive::Deed::propose), "packages.obstacle.unpacked");
    pack();
    EXPECT_EQ(why(), "packages.obstacle.receipt");
    EXPECT_TRUE(write([&](Tx& tx) { return gate.receipts(tx, {dossier_}); }).empty());
    EXPECT_EQ(told("manifes", "isi lain"), "packages.obstacle.other") << "another file";
    EXPECT_EQ(told("manifes lain", "isi"), "packages.obstacle.other") << "of another package";
    EXPECT_EQ(told("manifes", "isi"), "");
    lie = {core::sha256(core::view("isi, dengan cap waktu baru"))};
    EXPECT_EQ(why(), "packages.obstacle.besides") << "it lies beside the item, and went in no package";
    EXPECT_TRUE(write([&](Tx& tx) { return store::made(tx, made, lie); }));
    EXPECT_EQ(why(), "");
    const auto receipts = write([&](Tx& tx) { return gate.receipts(tx, {dossier_})[dossier_]; });
    ASSERT_EQ(receipts.size(), 1u);
    EXPECT_EQ(receipts.front().receiver, "Dinas Kearsipan");
    package(200, 1);
    EXPECT_EQ(why(), "packages.obstacle.receipt") << "the last asking counts";
}

TEST_P(CopyHere, stays_until_the_seals_of_its_digital_copies_went_too) {
    OneSeal depot;
    Handover guard{archive, [&] { return &depot; }, beside};
    pack();
    EXPECT_EQ(told("manifes", "isi"), "") << "with no depot";
    EXPECT_EQ(why(guard, archive::Deed::remove), "packages.obstacle.besides");
    EXPECT_TRUE(write([&](Tx& tx) { return store::made(tx, made, {core::sha256(depot.seals(tx, {}, dossier_)[0].cms)}); }));
    EXPECT_EQ(why(guard, archive::Deed::remove), "");
}

TEST_P(CopyHere, stays_until_somebody_known_has_signed_or_a_second_person_vouches_where_the_office_lets_him) {
    Handover lenient{archive, [] { return nullptr; }, beside, true};
    const auto where_two_may = [&] { return why(lenient, archive::Deed::remove); };
    pack();
    for (const auto sworn : {Sworn::unjudged, Sworn::nothing, Sworn::unknown}) {
        EXPECT_EQ(told("manifes", "isi", sworn), "packages.obstacle.unsworn") << name(sworn);
        EXPECT_EQ(where_two_may(), "packages.obstacle.unconfirmed") << name(sworn);
    }
    EXPECT_EQ(write([&](Tx& tx) { return store::unsworn(tx, {}, 10); }), std::vector{made.id}) << "the night asks again";
    write([&](Tx& tx) { store::confirm(tx, made.id, {7}, "Orang kedua"); });
    EXPECT_EQ(where_two_may(), "");
    EXPECT_EQ(why(), "packages.obstacle.unsworn");
    write([&](Tx& tx) { store::judged(tx, made.id, Sworn::genuine); });
    EXPECT_EQ(why(), "");
    EXPECT_TRUE(write([&](Tx& tx) { return store::unsworn(tx, {}, 10); }).empty());
}

NASKAH_ON_BOTH_DATABASES(CopyHere);

}  // namespace
