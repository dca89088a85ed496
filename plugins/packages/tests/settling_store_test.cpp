// SPDX-License-Identifier: Apache-2.0
// A package that was taken and whose newest forms nobody judges: its ZIP goes after its days and whoever brought it is told,
// but never while it alone has a file; on both databases.
#include <fstream>

#include "core/blob/store.h"
#include "packages/service/settling.h"
#include "packages/tests/house.h"

namespace packages {
namespace settling_store_test {

using core::db::Tx;

class Judge final : public signing::Adopting {
  public:
    bool away = true;
    int adopted = 0;
    void adopt(const core::Digest&, const core::Digest&) override {
        if (away) throw core::Error(core::Code::unavailable, "signing.error.judge");
        ++adopted;
    }
};

class Reports final : public signing::ForeignReports {
  public:
    std::vector<core::Digest> all;
    void came(Tx&, core::Instant, const core::Digest& bytes, std::string_view) override { all.push_back(bytes); }
    std::map<core::Digest, signing::ForeignReport> reports(Tx&, const std::vector<core::Digest>&) override { return {}; }
};

class Told final : public notify::Notices {
  public:
    std::vector<notify::Notice> all;
    int withdrawn = 0;
    void kind(notify::Kind) override {}
    void serve(std::string, notify::Subjects&) override {}
    void calendar(notify::Calendar&) override {}
    void tell(Tx&, const core::Context&, const notify::Notice& notice) override { all.push_back(notice); }
    void done(Tx&, const core::Context&, std::string_view) override {}
    void withdraw(Tx&, const core::Context&, std::string_view, std::string_view, const notify::Receiver&) override { ++withdrawn; }
    void opened(const core::Context&, std::string_view) override {}
};

class SettlingStore : public tested::PackagesStore {
  protected:
    void SetUp() override {
        PackagesStore::SetUp();
        if (IsSkipped()) return;
        blobs = core::blob::folder(scratch / "blobs");
        std::filesystem::create_directories(scratch / "received");
        settling = std::make_unique<Settling>(place_->db(), *blobs, archive, Settling::Judging{judge, reports}, told, clock, core::Zone::wib, scratch / "received", 14);
        ctx.clock = &clock;
    }
    void TearDown() override {
        settling.reset();
        std::filesystem::remove_all(scratch);
        PackagesStore::TearDown();
    }
    // With one sealed file, and one that grew from it; its ZIP lies there.
    Import taken(std::int64_t at, const std::string& sealed) {
        auto made = import(at, 1, sealed.c_str());
        PackedItem item;
        item.subject = "letter:1";
        item.number = 1;
        item.date = core::parse_date("2026-01-05");
        item.digest = core::sha256(sealed);
        Beside grown;
        grown.item = 1;
        grown.of = item.subject;
        grown.ending = "pdf";
        grown.digest = core::sha256(sealed + " tumbuh");
        made.arrival.content.items = {item};
        made.arrival.content.besides = {grown};
        made.arrival.besides = "data/a/";
        made.stage = Stage::taken;
        made.dossier = dossier_;
        made.taken = core::Instant{at};
        write([&](Tx& tx) {
            store::save(tx, made);
            store::save_arrival(tx, made);
        });
        std::ofstream(settling->place(made.id)) << "tidak dibuka";
        return made;
    }
    void store_all(const Import& of) {
        for (const char* more : {"", " tumbuh"}) blobs->put(core::view(std::string("berkas") + more));
        ASSERT_TRUE(blobs->has(*of.arrival.content.items[0].digest));
    }
    bool lies(const Import& of) const { return std::filesystem::exists(settling->place(of.id)); }
    std::optional<core::Instant> unjudged(const Import& of) {
        return write([&](Tx& tx) { return store::find(tx, of.id)->unjudged; });
    }

    std::filesystem::path scratch = std::filesystem::temp_directory_path() / ("naskah-settling-" + core::hex(core::random_bytes(6)));
    std::unique_ptr<core::blob::Store> blobs;
    tested::OneDossier archive;
    Judge judge;
    Reports reports;
    Told told;
    core::SetClock clock{core::Instant{1000}};
    core::Context ctx;
    std::unique_ptr<Settling> settling;
};

TEST_P(SettlingStore, after_its_days_without_a_judge_the_zip_goes_and_who_brought_it_is_told) {
    const auto one = taken(500, "berkas");
    store_all(one);
    clock.pass(std::chrono::days(14) - std::chrono::milliseconds(500));
    settling->expire(ctx);
    EXPECT_TRUE(lies(one)) << "a judge may come";
    EXPECT_TRUE(told.all.empty());
    clock.pass(std::chrono::seconds(1));
    settling->expire(ctx);
    EXPECT_FALSE(lies(one));
    ASSERT_EQ(told.all.size(), 1u);
    EXPECT_EQ(told.all[0].kind, Settling::unjudged_kind);
    EXPECT_EQ(told.all[0].object, "import:" + one.id.text());
    EXPECT_EQ(told.all[0].to, std::vector<notify::Receiver>{one.position});
    EXPECT_EQ(unjudged(one), clock.now());
    const auto shown = write([&](Tx& tx) { return settling->describe(tx, core::Actor::system(), told.all[0].object); });
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->link, "/packages/imports/" + one.id.text());
    settling->expire(ctx);
    EXPECT_EQ(told.all.size(), 1u) << "once";
    EXPECT_TRUE(unjudged(one));
    judge.away = false;
    settling->expire(ctx);
    EXPECT_EQ(judge.adopted, 1);
    EXPECT_EQ(reports.all, std::vector<core::Digest>{*one.arrival.content.items[0].digest}) << "and what came signed is told of";
    EXPECT_FALSE(unjudged(one)) << "each night asks again";
    EXPECT_EQ(told.withdrawn, 1);
}

TEST_P(SettlingStore, the_zip_that_alone_has_a_file_stays) {
    const auto one = taken(500, "berkas");   // nothing of it is in the store, and what lies there is no ZIP
    clock.pass(std::chrono::days(30));
    settling->expire(ctx);
    EXPECT_TRUE(lies(one));
    EXPECT_TRUE(told.all.empty());
    store_all(one);
    judge.away = false;
    settling->expire(ctx);
    EXPECT_FALSE(lies(one)) << "however long ago it was taken";
    EXPECT_EQ(reports.all, std::vector<core::Digest>{*one.arrival.content.items[0].digest});
    EXPECT_FALSE(unjudged(one));
}

NASKAH_ON_BOTH_DATABASES(SettlingStore);

}  // namespace
}  // namespace packages
