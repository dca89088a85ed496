// SPDX-License-Identifier: Apache-2.0
// Levels: what is raised stays what was signed, and poppler, OpenSSL, QPDF and our own checker agree.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "signing/pades/build.h"
#include "signing/pades/dss.h"
#include "signing/tests/evidence_kit.h"

namespace signing {
namespace extend_test {

using core::Bytes;
using core::pki::KeyKind;
using test::Answering;
using test::count;
using test::Folder;
using test::inspect;
using test::Make;
using test::raise;
using test::run;
using test::trusted;
using test::world;
using ::testing::HasSubstr;

bool begins_with(const Bytes& whole, const Bytes& part) {
    return whole.size() >= part.size() && std::equal(part.begin(), part.end(), whole.begin());
}

std::string key_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const core::Error& fault) {
        return fault.key();
    }
    return "nothing thrown";
}

// The world's clock goes back at the end.
struct Later {
    explicit Later(std::chrono::milliseconds by) { world().clock.set(world().now + by); }
    ~Later() { world().clock.set(world().now); }
};

// Time passes before it answers, as it does.
struct Ticking final : pades::TimestampSource {
    core::Bytes ask(core::ByteView request) override {
        world().clock.pass(std::chrono::minutes(1));
        return world().source.ask(request);
    }
};

struct Wanted {
    int signatures = 1;
    std::vector<int> timestamps;  // which of all are document timestamps, by place in the file
};

// What others and we ourselves say of the whole file and of each signature and timestamp in it.
void expect_confirmed(const Bytes& pdf, const Wanted& wanted) {
    const Folder folder;
    const std::string file = folder.write("a.pdf", pdf);
    const auto qpdf = run("qpdf --check " + file);
    EXPECT_EQ(qpdf.code, 0) << qpdf.text;
    EXPECT_EQ(count(run("pdfsig -nocert " + file).text, "Signature is Valid"), wanted.signatures);
    const int all = wanted.signatures + static_cast<int>(wanted.timestamps.size());
    for (int i = 0; i < all; ++i) {
        ASSERT_TRUE(test::cut(folder, pdf, i));
        const bool timestamp = std::ranges::find(wanted.timestamps, i) != wanted.timestamps.end();
        const auto judged = timestamp ? test::openssl_timestamp(folder) : test::openssl_signature(folder);
        EXPECT_EQ(judged.code, 0) << i << ": " << judged.text;
        EXPECT_THAT(judged.text, HasSubstr(timestamp ? "Verification: OK" : "CAdES Verification successful"));
    }
    const check::Report report = inspect(pdf);
    EXPECT_TRUE(report.genuine()) << check::to_json(report).dump(1);
    EXPECT_EQ(report.signatures.size(), static_cast<std::size_t>(all));
}

class Levels : public ::testing::TestWithParam<std::tuple<Make, KeyKind>> {};

TEST_P(Levels, are_confirmed_by_others) {
    const auto [make, kind] = GetParam();
    const std::string name = kind == KeyKind::rsa_3072 ? "Sari RSA" : "Sari EC";
    const Answering answering;
    pades::LocalEvidence source = answering.source();

    const Bytes b = test::sign_plainly(test::letter(make, 2), name, kind);
    EXPECT_EQ(pades::level_of(b, trusted()), Level::b);
    const Bytes t = raise(b, Level::t, source);  // by a document timestamp
    EXPECT_EQ(pades::level_of(t, trusted()), Level::t);
    expect_confirmed(t, {1, {1}});

    const Bytes own = world().sign(test::letter(make, 2), name, {}, kind);  // by an attribute
    EXPECT_EQ(pades::level_of(own, trusted()), Level::t);
    EXPECT_EQ(raise(own, Level::t, source), own);
    const Bytes lt = raise(own, Level::lt, source);
    EXPECT_EQ(pades::level_of(lt, trusted()), Level::lt);
    expect_confirmed(lt, {1, {}});
    const Bytes lta = raise(lt, Level::lta, source);
    EXPECT_EQ(pades::level_of(lta, trusted()), Level::lta);
    expect_confirmed(lta, {1, {1}});
    const Bytes renewed = raise(lta, Level::lta, source, true);
    EXPECT_EQ(pades::level_of(renewed, trusted()), Level::lta);
    expect_confirmed(renewed, {1, {1, 2}});
    EXPECT_TRUE(begins_with(t, b) && begins_with(lt, own) && begins_with(lta, lt) && begins_with(renewed, lta));
}
INSTANTIATE_TEST_SUITE_P(Kinds, Levels,
                         ::testing::Combine(::testing::Values(Make::table, Make::stream),
                                            ::testing::Values(KeyKind::ec_p256, KeyKind::rsa_3072)));

TEST(Extend, is_idempotent) {
    const Answering answering;
    pades::LocalEvidence source = answering.source();
    const Bytes b = test::sign_plainly(test::letter(), "Satu");
    for (const Level level : {Level::b, Level::t, Level::lt, Level::lta}) {
        const Bytes once = raise(b, level, source);
        EXPECT_EQ(raise(once, level, source), once) << name(level);
        EXPECT_EQ(pades::level_of(once, trusted()), level);
        for (const Level lower : {Level::b, Level::t, Level::lt, Level::lta})
            if (lower < level) {
                EXPECT_EQ(raise(once, lower, source), once);
            }
    }
    // In steps or at once: the same level.
    Bytes step = raise(raise(b, Level::t, source), Level::lt, source);
    step = raise(step, Level::lta, source);
    expect_confirmed(step, {1, {1, 2}});
    expect_confirmed(raise(b, Level::lta, source), {1, {1, 2}});
}

TEST(Extend, what_is_in_the_file_suffices_for_judging) {
    const Answering answering;
    pades::LocalEvidence source = answering.source();
    const Bytes lt = raise(world().sign(test::letter(), "Satu"), Level::lt, source);
    check::Anchors strict = test::anchors();
    strict.require_revocation = check::Anchors::Asked::everywhere;
    const auto report = check::inspect(lt, strict, world().now);
    EXPECT_TRUE(report.genuine()) << check::to_json(report).dump(1);
    const pades::Evidence store = pades::read_store(pades::Source(lt));
    EXPECT_EQ(store.crls.size(), 2u);             // of the issuing authority and of the root
    EXPECT_EQ(store.ocsps.size(), 2u);            // of the signer and of the issuing authority
    EXPECT_EQ(store.certificates.size(), 6u);     // these, the root, the timestamp authority, two responders
}

TEST(Extend, the_store_grows_by_reference_and_holds_everything_once) {
    const Answering answering;
    pades::LocalEvidence source = answering.source();
    const Bytes first = raise(world().sign(test::letter(Make::stream), "Satu"), Level::lt, source);
    Bytes second;
    {
        const Later later(std::chrono::hours(2));
        second = raise(world().sign(first, "Dua"), Level::lt, source);
    }
    ASSERT_TRUE(begins_with(second, first));
    const pades::Source before(first);
    const pades::Source after(second);
    for (const char* key : {"/Certs", "/CRLs", "/OCSPs"}) {
        QPDFObjectHandle old_list = before.root().getKey("/DSS").getKey(key);
        QPDFObjectHandle new_list = after.root().getKey("/DSS").getKey(key);
        ASSERT_GT(new_list.getArrayNItems(), old_list.getArrayNItems()) << key;
        std::set<std::string> bytes;
        for (int i = 0; i < new_list.getArrayNItems(); ++i) {
            if (i < old_list.getArrayNItems()) {
                EXPECT_EQ(new_list.getArrayItem(i).getObjGen(), old_list.getArrayItem(i).getObjGen());
            }
            const auto data = new_list.getArrayItem(i).getStreamData();
            EXPECT_TRUE(bytes.emplace(reinterpret_cast<const char*>(data->getBuffer()), data->getSize()).second);
        }
    }
    EXPECT_FALSE(after.root().getKey("/DSS").hasKey("/VRI"));
    EXPECT_TRUE(after.root().getKey("/Extensions").hasKey("/ESIC"));
}

TEST(Extend, several_signers_before_and_after_an_archive_timestamp) {
    const Answering answering;
    pades::LocalEvidence source = answering.source();
    for (const Make make : {Make::table, Make::stream}) {
        Bytes pdf = world().sign(test::letter(make), "Satu", {}, KeyKind::rsa_3072);
        pdf = test::sign_plainly(pdf, "Dua");
        const Bytes archived = raise(pdf, Level::lta, source);
        expect_confirmed(archived, {2, {2, 3}});
        const Bytes more = world().sign(archived, "Tiga");
        // The word of the issuer is there already; the archive timestamp is not over this signature.
        EXPECT_EQ(pades::level_of(more, trusted()), Level::lt);
        const Bytes again = raise(more, Level::lta, source);
        EXPECT_TRUE(begins_with(again, more) && begins_with(more, archived));
        expect_confirmed(again, {3, {2, 3, 5}});
        EXPECT_EQ(pades::level_of(again, trusted()), Level::lta);
    }
}

// Signs with a certification of our choice; prepare() itself makes P=2 only.
Bytes certified(const Bytes& pdf, char permission) {
    pades::Placement placement;
    placement.at = world().now;
    placement.certify = true;
    pades::Prepared prepared = pades::prepare(pdf, placement);
    const std::string_view text = core::chars(prepared.update);
    prepared.update[text.find("/P 2 /V") + 3] = static_cast<std::uint8_t>(permission);
    seal::Local key(world().signer("Satu"));
    pades::fill(prepared, pades::build_cms(pades::digest(pdf, prepared), *key.open(world().passphrase())));
    Bytes out = pdf;
    out.insert(out.end(), prepared.update.begin(), prepared.update.end());
    return out;
}

TEST(Extend, certified_files_take_evidence_and_timestamps) {
    const Answering answering;
    pades::LocalEvidence source = answering.source();
    for (const char permission : {'1', '2', '3'}) {
        const Bytes pdf = certified(test::letter(), permission);
        ASSERT_EQ(pades::Source(pdf).certified(), permission - '0');
        const Bytes made = raise(pdf, Level::lta, source);
        EXPECT_TRUE(begins_with(made, pdf));
        EXPECT_EQ(pades::level_of(made, trusted()), Level::lta);
        if (permission != '1') {
            expect_confirmed(made, {1, {1, 2}});
            continue;
        }
        EXPECT_EQ(key_of([&] { world().sign(made, "Dua"); }), "signing.error.locked");
    }
}

TEST(Extend, a_linearised_file_is_raised) {
    const Answering answering;
    pades::LocalEvidence source = answering.source();
    const Folder folder;
    const std::string plain = folder.write("plain.pdf", test::letter(Make::table, 3));
    ASSERT_EQ(run("qpdf --linearize " + plain + " " + folder.path("fast.pdf")).code, 0);
    const Bytes made = raise(world().sign(test::read_file(folder.path("fast.pdf")), "Satu"), Level::lta, source);
    expect_confirmed(made, {1, {1}});
}

TEST(Extend, renewal_outlives_the_first_timestamp_authority) {
    Answering answering;
    const core::pki::Authority next = world().root.issuing({"Penerbit Kedua", "Kota Contoh"},
                                                           test::years(-8, 19), KeyKind::ec_p256);
    answering.add(next);
    pades::LocalEvidence source = answering.source();
    const Bytes pdf = world().sign(test::letter(), "Satu");
    Bytes first;
    {
        const Later now(std::chrono::milliseconds(0));
        Ticking timestamps;
        first = raise(pdf, Level::lta, source, false, &timestamps);
    }
    EXPECT_LT(*pades::archive_ends(first, trusted()), world().now + std::chrono::hours(24 * 365 * 11));
    Bytes renewed;
    {
        const Later later(std::chrono::hours(24 * 365 * 9));
        std::uint64_t serial = 0;
        const core::pki::TimestampAuthority authority(
            next.timestamping({"Penanda Waktu Kedua", "Kota Contoh"}, test::years(-8, 18), KeyKind::ec_p256),
            [&] { return ++serial; }, world().clock, core::pki::demo_timestamp_policy());
        pades::LocalTimestamps timestamps(authority);
        EXPECT_EQ(raise(first, Level::lta, source, false, &timestamps), first);
        renewed = raise(first, Level::lta, source, true, &timestamps);
    }
    ASSERT_TRUE(begins_with(renewed, first));
    // The word about the first document timestamp is younger than it.
    const auto before = pades::read_store(pades::Source(first));
    const auto after = pades::read_store(pades::Source(renewed));
    EXPECT_GT(after.ocsps.size(), before.ocsps.size());
    const core::Instant late = world().now + std::chrono::hours(24 * 365 * 12);
    EXPECT_NE(check::inspect(first, test::anchors(), late).indication, check::Indication::passed);
    const auto report = check::inspect(renewed, test::anchors(), late);
    EXPECT_TRUE(report.genuine()) << check::to_json(report).dump(1);
}

TEST(Extend, refusals_leave_nothing_half) {
    Answering answering;
    pades::LocalEvidence source = answering.source();
    pades::NoEvidence nobody;
    const Bytes pdf = world().sign(test::letter(), "Satu");
    EXPECT_EQ(key_of([&] { raise(test::letter(), Level::t, source); }), "signing.error.unsigned");
    EXPECT_EQ(key_of([&] { raise(core::Bytes{1, 2, 3}, Level::t, source); }), "signing.error.pdf_damaged");
    EXPECT_EQ(key_of([&] { raise(pdf, Level::lt, nobody); }), "signing.error.evidence_away");
    Bytes changed = pdf;
    changed[core::chars(changed).find("595") + 2] ^= 1;
    EXPECT_EQ(key_of([&] { raise(changed, Level::lt, source); }), "signing.error.extend_broken");
    // Who trusts the timestamp authority alone does not trust the signer.
    const std::vector<Bytes> others{world().tsa.certificate()};
    EXPECT_EQ(key_of([&] { pades::extend(pdf, Level::lt, {world().source, source, others, world().now, false}); }),
              "signing.error.evidence_path");

    const std::string serial = inspect(pdf).signatures[0].serial;
    answering.revoked = {{serial, world().now - std::chrono::hours(2)}};
    EXPECT_EQ(key_of([&] { raise(pdf, Level::lt, source); }), "signing.error.evidence_revoked");
    // Revoked later: the evidence says so, and the signature was before.
    answering.revoked = {{serial, world().now + std::chrono::hours(2)}};
    EXPECT_TRUE(inspect(raise(pdf, Level::lt, source)).genuine());
}

// A timestamp of an authority nobody here trusts proves nothing; ours is put over it.
TEST(Extend, a_stranger_s_timestamp_does_not_count) {
    const Answering answering;
    pades::LocalEvidence source = answering.source();
    const auto stranger = core::pki::Authority::root({"Lain", ""}, test::years(1, 1), KeyKind::ec_p256);
    std::uint64_t serial = 0;
    const core::pki::TimestampAuthority theirs(
        stranger.timestamping({"Waktu Lain", ""}, test::years(1, 1), KeyKind::ec_p256), [&] { return ++serial; },
        world().clock, core::pki::demo_timestamp_policy());
    pades::LocalTimestamps timestamps(theirs);
    const std::vector<Bytes> strangers{stranger.certificate()};
    const Bytes b = test::sign_plainly(test::letter(), "Satu");
    const Bytes t = pades::extend(b, Level::t, {timestamps, source, strangers, world().now, false});
    EXPECT_EQ(pades::level_of(t, strangers), Level::t);
    EXPECT_EQ(pades::level_of(t, trusted()), Level::b);
    const Bytes lt = raise(t, Level::lt, source);
    EXPECT_EQ(pades::level_of(lt, trusted()), Level::lt);
    EXPECT_TRUE(begins_with(lt, t));
}

// Lists that are over, and answers that are not the issuer's, are not kept.
TEST(Extend, only_checked_answers_are_kept) {
    struct Bad final : pades::EvidenceSource {
        Bytes ocsp(core::ByteView, core::ByteView, core::ByteView) override { return response; }
        Bytes crl(core::ByteView, core::ByteView) override { return list; }
        Bytes issuer_of(core::ByteView) override { return {}; }
        Bytes response, list;
    } bad;
    const Bytes pdf = world().sign(test::letter(), "Satu");
    const core::Instant now = world().now;
    const auto refused = [&] { return key_of([&] { raise(pdf, Level::lt, bad); }); };
    bad.response = Bytes{0x30, 0x03, 0x0a, 0x01, 0x00};
    bad.list = world().issuing.crl({}, now - std::chrono::hours(48), now - std::chrono::hours(24), 1);
    EXPECT_EQ(refused(), "signing.error.evidence_away");
    bad.list = world().issuing.crl({}, now + std::chrono::hours(24), now + std::chrono::hours(48), 1);
    EXPECT_EQ(refused(), "signing.error.evidence_away");
    bad.list = world().root.crl({}, now, now + std::chrono::hours(24), 1);
    EXPECT_EQ(refused(), "signing.error.evidence_away");
}

}  // namespace
}  // namespace signing
