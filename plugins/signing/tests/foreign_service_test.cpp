// SPDX-License-Identifier: Apache-2.0
// What others signed, over both databases: judged apart when it comes, told for ever, and kept provable where it may be.
#include "signing/service/forget.h"
#include "signing/store/forget_store.h"
#include "signing/store/foreign_store.h"
#include "signing/tests/raising_kit.h"

namespace signing {
namespace foreign_service_test {

using std::chrono::hours;

class ForeignFile : public RaisedFile {};

TEST_P(ForeignFile, is_judged_when_it_comes_and_kept_provable_beside_its_bytes) {
    const auto file = by_others();
    const auto bytes = comes(file);
    const auto told = report(bytes);
    ASSERT_TRUE(told);
    EXPECT_GT(outside->asked, 0) << "apart";
    EXPECT_EQ(told->judged_at, clock.now());
    EXPECT_EQ(told->report["signatures"][0]["signer"], "Nama KADIS");
    EXPECT_EQ(told->keeping, Keeping::grown);
    const auto kept = stands(bytes);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->level, Level::lta);
    EXPECT_TRUE(begins(kept->bytes, bytes));
    EXPECT_EQ(blobs->get(bytes), file) << "as they came";
    EXPECT_EQ(place->db().read([&](Tx& tx) { return raising->newest(tx, bytes); }), kept->bytes);

    clock.set(*kept->renew_by - hours(24 * 150));
    Context ctx;
    ctx.actor = core::Actor::system();
    ctx.clock = &clock;
    pki->renew(ctx, "ca");
    pki->renew();
    outside->asked = 0;
    raising->nightly();
    work();
    EXPECT_TRUE(begins(stands(bytes)->bytes, kept->bytes)) << "renewed as ours are";
    EXPECT_GT(outside->asked, 0) << "and still judged apart";
    EXPECT_EQ(comes(file), bytes);
    EXPECT_EQ(report(bytes)->judged_at, told->judged_at) << "a report is written once";
    place->db().write([&](Tx& tx) { store::forget(tx, bytes); });
    EXPECT_FALSE(report(bytes)) << "it names who signed";
}

TEST_P(ForeignFile, bears_what_it_bears_where_nobody_may_be_asked) {
    away = true;
    const auto bytes = comes(by_others());
    ASSERT_TRUE(report(bytes));
    EXPECT_EQ(report(bytes)->keeping, Keeping::borne);
    EXPECT_FALSE(stands(bytes));
    clock.pass(hours(24 * 4));
    EXPECT_NO_THROW(raising->check()) << "nobody is alarmed for what no house can have";
    away = false;
    foreign->nightly();
    work();
    EXPECT_EQ(report(bytes)->keeping, Keeping::grown) << "asked again when it may be";
    EXPECT_EQ(stands(bytes)->level, Level::lta);
}

TEST_P(ForeignFile, is_left_where_nothing_can_be_kept) {
    const auto strange = comes(by_others(false));
    ASSERT_TRUE(report(strange));
    EXPECT_EQ(report(strange)->report["sub_indication"], "NO_CERTIFICATE_CHAIN_FOUND");
    EXPECT_EQ(report(strange)->why, "stranger");
    auto altered = by_others();
    altered[core::chars(altered).find("/MediaBox") + 12] ^= 1;
    const auto broken = comes(altered);
    ASSERT_TRUE(report(broken));
    EXPECT_EQ(report(broken)->why, "failed");
    EXPECT_FALSE(stands(strange) || stands(broken));

    core::pdf::Document text;
    text.push_back(core::pdf::Paragraph{.runs = {{"Tanpa tanda tangan.", {}}}});
    outside->asked = 0;
    EXPECT_FALSE(report(comes(core::pdf::write(text, {}, NASKAH_FONTS).bytes)));
    EXPECT_EQ(outside->asked, 0) << "no judge is asked for a scan";
    sign();
    EXPECT_FALSE(report(comes(blobs->get(sealed())))) << "ours has its own standing";
    const auto filed = blobs->put(by_others());
    place->db().write([&](Tx& tx) { raising->want(tx, clock.now(), filed, Level::lta); });
    work();
    EXPECT_TRUE(report(filed)) << "what is filed is judged, however it came";
}

TEST_P(ForeignFile, waits_for_a_judge) {
    outside->busy = true;
    const auto bytes = comes(by_others());
    for (int hour = 0; hour < 24; ++hour) {
        EXPECT_FALSE(report(bytes));
        clock.pass(hours(1));
        work();
    }
    outside->busy = false;
    clock.pass(hours(1));
    work();
    EXPECT_TRUE(report(bytes)) << "however long it was away";
}

TEST_P(ForeignFile, whose_judge_gave_up_is_judged_again_and_never_taken_for_a_scan) {
    outside->mute = true;
    const auto met_busy = comes(by_others());
    EXPECT_FALSE(report(met_busy));
    outside->mute = false;
    clock.pass(hours(1));
    work();
    ASSERT_TRUE(report(met_busy));
    EXPECT_EQ(report(met_busy)->keeping, Keeping::grown);

    outside->mute = true;
    const auto never = comes(by_others(false));
    for (int hour = 0; hour < 24; ++hour) {
        clock.pass(hours(1));
        work();
    }
    ASSERT_TRUE(report(never));
    EXPECT_EQ(report(never)->report["sentence"]["key"], "signing.verdict.too_complex");
    EXPECT_EQ(report(never)->keeping, Keeping::left);
    EXPECT_EQ(report(never)->why, "unfit");
}

TEST_P(ForeignFile, whose_signature_nobody_can_read_any_more_is_told_of) {
    auto cut = by_others();
    cut.resize(core::chars(cut).find("/ByteRange") + 200);
    const auto bytes = comes(cut);
    ASSERT_TRUE(report(bytes));
    EXPECT_TRUE(report(bytes)->report["signatures"].empty()) << report(bytes)->report.dump();
    EXPECT_EQ(report(bytes)->report["sentence"]["key"], "signing.verdict.remnants");
    EXPECT_EQ(report(bytes)->keeping, Keeping::left);
    EXPECT_EQ(report(bytes)->why, "unfit");
}

// It is handed out in its newest form, and mailed on in that.
TEST_P(ForeignFile, grown_here_comes_in_again_and_is_kept_as_any_other) {
    const auto bytes = comes(by_others());
    const auto grown = stands(bytes).value().bytes;
    ASSERT_NE(grown, bytes);
    EXPECT_EQ(comes(blobs->get(grown)), grown);
    ASSERT_TRUE(report(grown));
    EXPECT_EQ(report(grown)->keeping, Keeping::grown);
    ASSERT_TRUE(stands(grown));
    EXPECT_EQ(stands(grown)->level, Level::lta);
    EXPECT_EQ(place->db().read([](Tx& tx) { return core::jobs::waiting(tx); }), 0) << "no night asks again";
    EXPECT_EQ(place->db().read([&](Tx& tx) { return raising->sealed_of(tx, grown); }), bytes);

    // And with a package of a house that has what it grew from.
    place->db().write([&](Tx& tx) {
        for (const auto& each : {bytes, grown}) store::forget(tx, each);
    });
    comes(blobs->get(grown));
    ASSERT_TRUE(stands(grown));
    EXPECT_NO_THROW(raising->adopt(bytes, grown));
    EXPECT_EQ(place->db().read([&](Tx& tx) { return raising->newest(tx, bytes); }), grown);
    // Its own record goes, and what it grew from still stands in it.
    place->db().write([&](Tx& tx) {
        Forget forget;
        forget.forget(tx, grown);
        EXPECT_TRUE(forget.keeps(tx, grown));
    });
}

TEST_P(ForeignFile, what_is_destroyed_while_it_grows_leaves_nothing_behind) {
    const auto bytes = comes(by_others());
    ASSERT_TRUE(stands(bytes));
    place->db().write([&](Tx& tx) { store::forget(tx, bytes); });
    EXPECT_EQ(raising->keep_foreign(bytes), "");
    EXPECT_FALSE(stands(bytes));
}

TEST_P(ForeignFile, takes_its_turn_of_the_nights) {
    const auto put = [&](const std::string& named, std::chrono::hours ago, Keeping keeping) {
        ForeignReport one{core::sha256(named), clock.now() - ago, core::Json::object(), keeping, ""};
        place->db().write([&](Tx& tx) { store::insert(tx, one, ""); });
    };
    const auto night = [&] {
        place->db().write([](Tx& tx) { tx.exec("DELETE FROM core_job", {}); });
        foreign->nightly();
        return place->db().read([](Tx& tx) { return core::jobs::waiting(tx); });
    };
    const auto was_asked = [&](const std::string& named) {
        return place->db().read([&](Tx& tx) {
            return tx.count("SELECT COUNT(*) FROM core_job WHERE key = ?", {"foreign:" + core::sha256(named).hex()});
        });
    };
    for (int i = 0; i < 501; ++i) put("borne" + std::to_string(i), hours(i), Keeping::borne);
    put("waits", hours(24 * 60), Keeping::waits);
    EXPECT_EQ(night(), 500);
    EXPECT_EQ(was_asked("waits"), 1) << "before what can only hope";
    EXPECT_EQ(was_asked("borne500"), 1) << "who waited longest";
    EXPECT_EQ(was_asked("borne0") + was_asked("borne1"), 0);
    clock.pass(hours(1));
    EXPECT_EQ(night(), 500);
    EXPECT_EQ(was_asked("borne0") + was_asked("borne1"), 2) << "the next night";
    EXPECT_EQ(was_asked("waits"), 1);
}

NASKAH_ON_BOTH_DATABASES(ForeignFile);

}  // namespace
}  // namespace signing
