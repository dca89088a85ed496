// SPDX-License-Identifier: Apache-2.0
// How the files of dossiers stand and which of them are proved, on both databases.
#include "integrity/service/standings.h"
#include "integrity/tests/house.h"

namespace integrity {
namespace standings_store_test {

namespace fs = std::filesystem;
using archive::DossierId;
using archive::FileStanding;
using archive::Held;
using core::Digest;
using core::db::Tx;

class Archive final : public archive::Files, public signing::Growths {
  public:
    std::map<DossierId, std::vector<archive::FiledFile>> all;
    std::map<Digest, Digest> newer;
    int asked = 0;
    std::map<DossierId, std::vector<archive::FiledFile>> kept_files(Tx&, const core::Context&, const std::vector<DossierId>& ids) override {
        ++asked;
        std::map<DossierId, std::vector<archive::FiledFile>> some;
        for (const auto& id : ids)
            if (const auto at = all.find(id); at != all.end()) some.insert(*at);
        return some;
    }
    std::map<Digest, Digest> grown(Tx&, const std::vector<Digest>&) override { return newer; }
};

class DossiersOfTheHouse : public tested::Watched {
  protected:
    FilesOfDossiers standings() {
        const auto none = [] { return nullptr; };
        return {place->db(), {[this] { return &archive; }, none, [this] { return &archive; }, none, none, none}};
    }
    FileStanding standing(DossierId id) {
        return place->db().read([&](Tx& tx) { return standings().standing(tx, ctx, {id}); }).at(id);
    }
    Archive archive;
    DossierId one = DossierId::make({1}), other = DossierId::make({2});
};

TEST_P(DossiersOfTheHouse, are_whole_differ_or_were_not_read_yet) {
    const auto good = put("utuh"), bad = put("akan rusak"), fresh = core::sha256("baru"), gone = put("akan hilang");
    archive.all = {{one, {{1, "letter:a", good}, {2, "letter:b", bad}, {3, "handed:c", fresh}, {4, "letter:d", gone}}}, {other, {}}};
    watch->take_in(ctx);
    EXPECT_EQ(standing(one).unchecked, 4) << "known, and read by nobody yet";
    watch->run(ctx, true);
    EXPECT_EQ(standing(one).whole, 3);
    spoil(bad, "rusak");
    fs::permissions(blobs->path(gone).value(), fs::perms::owner_all);
    fs::remove(blobs->path(gone).value());
    later(40);
    watch->run(ctx, true);
    const auto now = standing(one);
    EXPECT_EQ(now.whole, 1);
    EXPECT_EQ(now.differing, 2);
    EXPECT_EQ(now.unchecked, 1);
    ASSERT_TRUE(now.last && now.oldest);
    EXPECT_EQ(*now.last, clock.now());
    EXPECT_LT(*now.oldest, *now.last) << "when those that differ were whole last";
    EXPECT_EQ(standing(other).files(), 0);
    const auto files = standings().files(ctx, one);
    ASSERT_EQ(files.size(), 4u);
    EXPECT_EQ(files[1].held, Held::differing);
    EXPECT_FALSE(files[1].gone);
    EXPECT_TRUE(files[3].gone);
    EXPECT_TRUE(standings().files(ctx, DossierId::make({3})).empty()) << "of one he may not know of";
}

TEST_P(DossiersOfTheHouse, are_asked_for_once_of_a_request_however_many_panels_its_page_has) {
    archive.all = {{one, {{1, "letter:a", put("satu")}}}, {other, {}}};
    auto of_house = standings();
    auto asking = ctx;
    const auto files = [&](const std::string& request, DossierId id) {
        asking.request_id = request;
        return of_house.files(asking, id).size();
    };
    for (int panel = 0; panel < 3; ++panel) EXPECT_EQ(files("permintaan-1", one), 1u);
    EXPECT_EQ(archive.asked, 1);
    EXPECT_EQ(files("permintaan-1", other), 0u) << "of each dossier what is its own";
    archive.all[one].push_back({2, "letter:b", put("dua")});
    EXPECT_EQ(files("permintaan-2", one), 2u) << "the next one sees what changed";
    for (int job = 0; job < 2; ++job) files("", one);
    EXPECT_EQ(archive.asked, 5) << "without a request nothing is kept";
}

TEST_P(DossiersOfTheHouse, are_proved_by_the_newest_file_in_a_stamped_tree) {
    const auto first = put("bertanda tangan"), grown = put("bertanda tangan, diperpanjang");
    archive.all = {{one, {{1, "letter:a", first}}}};
    archive.newer = {{first, grown}};
    const auto proved = [&] { return standings().files(ctx, one).at(0); };
    EXPECT_FALSE(proved().proved);
    watch->take_in(ctx);
    tests::run_raw(place->db(), "UPDATE integrity_object SET state = 'damaged' WHERE digest = '" + grown.hex() + "'");
    trees->plant(ctx);   // of good ones only
    EXPECT_FALSE(proved().proved) << "a tree nobody stamped proves nothing";
    trees->stamp();
    EXPECT_TRUE(proved().proved);
    EXPECT_FALSE(proved().newest) << "the file as it was signed";
    EXPECT_EQ(proved().held, Held::differing) << "the one that stands worst speaks for it";
    tests::run_raw(place->db(), "UPDATE integrity_object SET state = 'good' WHERE digest = '" + grown.hex() + "'");
    trees->plant(ctx);
    trees->stamp();
    EXPECT_TRUE(proved().newest);
    EXPECT_EQ(proved().subject, "item:" + one.text() + ":1");
    EXPECT_EQ(standing(one).files(), 2);
}

NASKAH_ON_BOTH_DATABASES(DossiersOfTheHouse);

}  // namespace
}  // namespace integrity
