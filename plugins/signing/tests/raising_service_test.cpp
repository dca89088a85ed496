// SPDX-License-Identifier: Apache-2.0
// Sealed files raised by job over both databases: what cannot be had today comes later, what ends is renewed
// before, and the sealed bytes are the beginning of every file.
#include "signing/store/forget_store.h"
#include "signing/tests/raising_kit.h"

namespace signing {
namespace raising_service_test {

using std::chrono::hours;

TEST_P(RaisedFile, grows_to_the_level_of_the_office_and_of_the_archive) {
    sign();
    const auto signed_level = stands();
    EXPECT_EQ(signed_level.level, Level::lt);
    EXPECT_TRUE(begins(signed_level.bytes, sealed()));
    EXPECT_EQ(pades::level_of(blobs->get(sealed()), keys->anchors()), Level::t) << "the seal itself is never touched";
    want(Level::lta);
    const auto archived = stands();
    EXPECT_EQ(archived.level, Level::lta);
    EXPECT_TRUE(begins(archived.bytes, signed_level.bytes));
    EXPECT_TRUE(archived.renew_by && archived.renew_at && *archived.renew_at < *archived.renew_by);
    EXPECT_TRUE(inspect->check(blobs->get(archived.bytes), clock.now()).genuine);
    want(Level::lt);
    EXPECT_EQ(stands().wanted, Level::lta) << "never lowered";
    const auto seal = sealed();
    place->db().read([&](Tx& tx) {
        EXPECT_EQ(raising->newest(tx, seal), archived.bytes);
        for (const auto& each : {seal, signed_level.bytes, archived.bytes})
            EXPECT_EQ(raising->sealed_of(tx, each), seal) << "each of them is the letter";
        EXPECT_FALSE(raising->sealed_of(tx, core::sha256("lain")));
        EXPECT_EQ(raising->newest(tx, core::sha256("lain")), core::sha256("lain"));
    });
    EXPECT_EQ(view().stands->level, Level::lta);
}

TEST_P(RaisedFile, of_another_house_is_handed_out_only_as_it_was_proved) {
    sign();
    want(Level::lta);
    const auto seal = sealed(), proved = stands().bytes;
    place->db().write([&](Tx& tx) { store::forget(tx, seal); });   // as where it was never seen
    const auto newest = [&] { return place->db().read([&](Tx& tx) { return raising->newest(tx, seal); }); };
    const auto drawn_over = blobs->put(test::updated_by(blobs->get(proved), [](const pades::Source& source, pades::Update& update) {
        const int id = update.new_id();
        update.put(id, 0, "<< /Type /Annot /Subtype /FreeText /Rect [72 700 500 740] /Contents (Rp 1) >>");
        QPDFObjectHandle page = source.page(1);
        update.put_same(page, pades::with_keys(page, {{"/Annots", pades::with_element(page.getKey("/Annots"), pades::reference(id))}}));
    }));
    core::pdf::Document text;
    text.push_back(core::pdf::Paragraph{.runs = {{"Bukan surat itu.", {}}}});
    for (const auto& other : {drawn_over, blobs->put(core::pdf::write(text, {}, NASKAH_FONTS).bytes)}) {
        EXPECT_NO_THROW(raising->adopt(seal, other));
        EXPECT_EQ(newest(), seal);
    }
    outside->busy = true;
    EXPECT_EQ(key_of([&] { raising->adopt(seal, proved); }), "signing.error.judges_busy") << "asked again by whoever brought it";
    auto large = blobs->get(proved);
    large.resize(Raising::most_adopted + 1);
    EXPECT_NO_THROW(raising->adopt(seal, blobs->put(large))) << "it is not read at all";
    EXPECT_EQ(newest(), seal);
    outside->busy = false;
    outside->asked = 0;
    raising->adopt(seal, proved);
    EXPECT_GT(outside->asked, 0) << "not by the one of our own bytes";
    EXPECT_EQ(newest(), proved);
    EXPECT_EQ(stands().level, Level::lta);
}

TEST_P(RaisedFile, comes_later_when_nobody_answers_today) {
    away = true;
    sign();
    EXPECT_EQ(stands().level, Level::t);
    EXPECT_EQ(stands().wanted, Level::lt);
    EXPECT_EQ(stands().bytes, sealed());
    EXPECT_NO_THROW(raising->check()) << "nobody is alarmed on the first day";
    clock.pass(hours(24 * 4));
    EXPECT_THROW(raising->check(), Error);
    away = false;
    raising->nightly();
    work();
    EXPECT_EQ(stands().level, Level::lt);
    EXPECT_NO_THROW(raising->check());
}

TEST_P(RaisedFile, does_not_grow_where_a_new_timestamp_would_end_no_later) {
    sign();
    want(Level::lta);
    const auto before = stands();
    raising->nightly();
    work();
    EXPECT_EQ(stands().bytes, before.bytes) << "nothing is due";
    clock.set(*before.renew_at + std::chrono::minutes(1));
    raising->nightly();
    work();
    // The same service, with the same certificate: a new timestamp would end no later.
    EXPECT_EQ(stands().bytes, before.bytes);
    EXPECT_GT(*stands().renew_at, clock.now()) << "and it does not grow night after night";
}

// Years pass; the authority and its timestamp service end and get successors, and the file outlives them all.
TEST_P(RaisedFile, outlives_the_service_that_stamped_it) {
    sign();
    want(Level::lta);
    const auto before = stands();
    const auto running = keys->own_timestamps();
    const auto stamping_ends = *before.renew_by;
    const auto authority_ends = core::pki::describe(pki->certificate("ca")).not_after;
    clock.set(stamping_ends - hours(24 * 150));
    Context ctx;
    ctx.actor = core::Actor::system();
    ctx.clock = &clock;
    pki->renew(ctx, "ca");
    pki->renew();
    EXPECT_NE(keys->own_timestamps(), running) << "by itself, and used at once";
    raising->nightly();
    work();
    const auto renewed = stands();
    EXPECT_TRUE(begins(renewed.bytes, before.bytes)) << "no byte is written twice";
    EXPECT_GT(*renewed.renew_by, authority_ends + hours(24 * 365));
    clock.set(authority_ends + hours(24));
    const auto judged = [&](const core::Digest& bytes) {
        return check::to_json(inspect->report(blobs->get(bytes), clock.now()))["indication"].get<std::string>();
    };
    EXPECT_EQ(judged(renewed.bytes), "TOTAL-PASSED") << check::to_json(inspect->report(blobs->get(renewed.bytes), clock.now())).dump(1);
    EXPECT_EQ(judged(before.bytes), "INDETERMINATE") << "without the new timestamp nobody could say";
}

// What is due and the days it has left make the share of a night; those first that end first.
TEST_P(RaisedFile, is_renewed_in_time_however_many_there_are) {
    const auto day = [&](int days) { return clock.now() + std::chrono::days(days); };
    const auto put = [&](const std::string& named, int count, int ends) {
        place->db().write([&](Tx& tx) {
            for (int i = 0; i < count; ++i) {
                const auto digest = core::sha256(named + std::to_string(i));
                store::insert(tx, {digest, "test:" + named, {digest, Level::lta, Level::lta, day(ends), clock.now()}}, clock.now());
            }
        });
    };
    const auto asked = [&] {
        raising->nightly();
        return place->db().read([](Tx& tx) { return core::jobs::waiting(tx); });
    };
    place->db().write([](Tx& tx) { tx.exec("DELETE FROM core_job", {}); });
    put("late", 2500, 170);
    EXPECT_EQ(asked(), 2000) << "never fewer";
    EXPECT_NO_THROW(raising->check());
    place->db().write([](Tx& tx) { tx.exec("DELETE FROM core_job", {}); });
    put("soon", 5000, 16);   // two nights, and fourteen kept for what fails
    EXPECT_EQ(asked(), 2500);
    const auto first = core::sha256(std::string("late0")).hex();
    EXPECT_EQ(place->db().read([&](Tx& tx) { return tx.count("SELECT COUNT(*) FROM core_job WHERE key = ?", {first}); }), 0)
        << "others end earlier";
    EXPECT_NO_THROW(raising->check());
    put("over", 3, -1);
    EXPECT_EQ(asked(), 2503) << "what failed again and again is beside the share";
    try {
        raising->check();
        FAIL() << "an archive timestamp has ended";
    } catch (const Error& error) {
        EXPECT_EQ(error.key(), "signing.error.renewals_behind");
    }
}

TEST_P(RaisedFile, is_wanted_before_its_sealing_was_heard_of) {
    desk->sign(as("KADIS"), subject, core::Secret(std::string("kunci")));
    want(Level::lta);
    EXPECT_EQ(stands().level, Level::lta);
}

TEST_P(RaisedFile, of_ink_there_is_none) {
    memo.ink = true;
    desk->hand_to_ink(as("KADIS"), subject);
    const Inked inked{core::parse_date("2026-11-23"), core::sha256("cetak"), blobs->put(core::view("pindaian"))};
    place->db().write([&](Tx& tx) { desk->record_ink(tx, as("STAF"), subject, inked); });
    work();
    EXPECT_FALSE(view().stands);
}

NASKAH_ON_BOTH_DATABASES(RaisedFile);

}  // namespace
}  // namespace signing
