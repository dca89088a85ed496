// SPDX-License-Identifier: Apache-2.0
// Digital copies accepted before their words were read are asked for once, on both databases.
#include "depot/store/scan_file_store.h"
#include "depot/store/scan_seal_store.h"
#include "depot/store/scan_store.h"
#include "depot/tests/guarded.h"

namespace depot {
namespace copies_service_test {

using core::db::Tx;

class OldCopies : public guarded::Guarded, public archive::Readings {
  public:
    void want(Tx&, const core::Context&, archive::DossierId dossier, const std::vector<core::Digest>& files) override {
        for (const auto& each : files) asked.emplace_back(dossier, each);
    }
    ScanFileId copy(archive::DossierId dossier, const char* bytes, bool accepted) {
        clock_.pass(std::chrono::seconds(1));
        Scan scan;
        scan.id = ScanId::make(clock_.now());
        scan.unit = city_.top.id;
        scan.year = 2026;
        scan.number = ++made;
        scan.made = core::parse_date("2026-10-01");
        scan.state = accepted ? ScanState::accepted : ScanState::open;
        scan.opened = {as(1).actor.person, as(1).actor.seat().position, "Orang 1", clock_.now()};
        ScanFile file;
        file.id = ScanFileId::make(clock_.now());
        file.scan = scan.id;
        file.dossier = dossier;
        file.media = "application/pdf";
        file.digest = core::sha256(std::string_view(bytes));
        file.added = scan.opened;
        place_->db().write([&](Tx& tx) {
            store::insert(tx, scan, {dossier});
            store::insert(tx, file);
        });
        return file.id;
    }
    void left_unread(ScanFileId id) {
        tests::run_raw(place_->db(), "INSERT INTO depot_scan_unread (file_id) VALUES ('" + id.text() + "')");
    }
    std::vector<std::pair<archive::DossierId, core::Digest>> asked;
    std::int64_t made = 0;
};

TEST_P(OldCopies, are_asked_for_once_and_those_of_a_destroyed_dossier_never) {
    services_->parts.readings = this;
    const auto one = dossier("000.1.5", city_.top.id, 2021), other = dossier("000.1.5", city_.top.id, 2022);
    const auto old = copy(one, "satu", true), gone = copy(other, "dua", true);
    for (const auto& each : {old, gone}) left_unread(each);
    place_->db().write([&](Tx& tx) { services_->copies.forget(tx, other); });
    EXPECT_EQ(place_->db().read([](Tx& tx) { return tx.count("SELECT COUNT(*) FROM depot_scan_unread"); }), 1);
    services_->copies.read_old(as(1));
    ASSERT_EQ(asked.size(), 1u);
    EXPECT_EQ(asked[0], std::pair(one, core::sha256(std::string_view("satu"))));
    services_->copies.read_old(as(1));
    EXPECT_EQ(asked.size(), 1u);
}

TEST_P(OldCopies, one_by_its_id_is_told_to_who_may_read_it_once_it_was_accepted) {
    const auto of = dossier("000.1.5", city_.top.id, 2021);
    const auto accepted = copy(of, "satu", true), waits = copy(of, "dua", false);
    const auto told = [&](const core::Context& ctx, ScanFileId id) {
        return place_->db().read([&](Tx& tx) { return services_->copies.copy(tx, ctx, id.text()); });
    };
    ASSERT_TRUE(told(as(1), accepted));
    EXPECT_EQ(told(as(1), accepted)->dossier, of);
    EXPECT_FALSE(told(as(1), waits)) << "nobody has accepted it";
    auto nobody = as(2);
    nobody.actor.rights.clear();
    EXPECT_FALSE(told(nobody, accepted));
    cabinet_.hidden.insert(of);
    EXPECT_FALSE(told(as(1), accepted)) << "of a dossier he may not know of";
    EXPECT_EQ(place_->db().read([&](Tx& tx) { return services_->copies.files(tx, {of}); }).at(of).size(), 1u);
}

TEST_P(OldCopies, of_another_house_bear_the_seal_they_came_with_also_where_it_came_later) {
    const auto of = dossier("000.1.5", city_.top.id, 2021);
    DigitalCopy one;
    one.id = "satu-di-sana";
    one.batch = "kelompok";
    one.item = 3;
    one.media = "image/tiff";
    one.digest = core::sha256(std::string_view("pindaian"));
    one.made = core::parse_date("2026-02-03");
    auto other = one;
    other.id = "dua-di-sana";
    other.item = 4;
    other.digest = core::sha256(std::string_view("lain"));
    SealOfCopies seal{one.digest.hex() + "  alih-media.tif\n", {1, 2, 3}, "Dinas sana", {1'000}, "Segel Dinas sana", true};
    auto ctx = as(1);
    ctx.actor.rights.insert("depot.keep");
    const auto receive = [&](const std::vector<SealOfCopies>& seals) {
        place_->db().write([&](Tx& tx) { services_->copies.receive(tx, ctx, of, "Kota lain", {one, other}, seals); });
        return services_->sealing.of(ctx, of);
    };
    EXPECT_TRUE(receive({}).empty());
    one.seal = seal.id();
    for (int twice = 0; twice < 2; ++twice) {
        const auto stands = receive({seal});
        ASSERT_EQ(stands.size(), 1u);
        EXPECT_EQ(static_cast<const SealOfCopies&>(stands[0]), seal) << "its signer, too";
    }
    place_->db().write([&](Tx& tx) {
        const auto told = services_->copies.accepted(tx, ctx, of);
        ASSERT_EQ(told.size(), 2u) << "they were there already";
        EXPECT_EQ(told[0].seal, seal.id());
        EXPECT_EQ(told[1].seal, "") << "it does not stand in the list";
        EXPECT_EQ(services_->copies.seals(tx, ctx, of), std::vector{seal}) << "and goes on";
        EXPECT_TRUE(store::unsealed(tx).empty()) << "this house seals nothing another has made";
        services_->copies.forget(tx, of);
        EXPECT_TRUE(store::seals_of(tx, of).empty());
    });
}

NASKAH_ON_BOTH_DATABASES(OldCopies);

}  // namespace
}  // namespace depot
