// SPDX-License-Identifier: Apache-2.0
// Judging in another process: the same report, whatever becomes of the judge a verdict, and what a file
// lacks fetched where that is allowed.
#include "signing/service/apart.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>
#include <zlib.h>

#include <filesystem>
#include <future>

#include "core/base/error.h"
#include "signing/service/judges.h"
#include "signing/tests/evidence_kit.h"
#include "signing/tests/long_term.h"

namespace signing {
namespace apart_test {

using core::Bytes;
using core::Json;
using std::chrono::milliseconds;
using test::world;

Question question() { return {test::anchors(), world().now, false}; }
std::string sentence(const Json& report) { return core::json::text(report["sentence"], "key"); }

TEST(Apart, the_report_is_the_same) {
    Judges judges;
    const Bytes once = world().sign(test::letter(), "Sari");
    for (const Bytes& pdf : {once, test::with_store(once, {}), test::letter(), Bytes(once.begin(), once.end() - 40),
                             Bytes{'%', 'P', 'D', 'F', '-'}, Bytes()})
        EXPECT_EQ(judges.judge(pdf, question()).dump(), check::to_json(test::inspect(pdf)).dump());
    test::Folder folder;
    EXPECT_EQ(judges.judge_file(folder.write("a b.pdf", once), question(), true).dump(),
              check::to_json(test::inspect(once)).dump());
    EXPECT_EQ(sentence(judges.judge_file(folder.path("tidak-ada"), question(), true)), "signing.verdict.no_file");
}

TEST(Apart, anchors_go_along_whole) {
    Judges judges;
    const Bytes pdf = world().sign(test::letter(), "Sari");
    Question asked = question();
    asked.anchors.list[0].only = check::Use::timestamp;
    const Json report = judges.judge(pdf, asked);
    EXPECT_EQ(report["sub_indication"], "NO_CERTIFICATE_CHAIN_FOUND");
    asked.anchors.list[0].only.reset();
    asked.anchors.list[0].until = world().now - std::chrono::hours(24);
    EXPECT_EQ(judges.judge(pdf, asked)["sub_indication"], "NO_CERTIFICATE_CHAIN_FOUND");
    asked = question();
    asked.anchors.require_revocation = check::Anchors::Asked::everywhere;
    EXPECT_EQ(judges.judge(pdf, asked)["sub_indication"], "TRY_LATER");
}

std::string script(const test::Folder& folder, const std::string& name, const std::string& act) {
    const std::string file = folder.write(name, core::view("#!/bin/sh\n" + act + "\n"));
    std::filesystem::permissions(file, std::filesystem::perms::owner_all);
    return file;
}

TEST(Apart, what_does_not_live_to_answer_has_a_verdict) {
    test::Folder folder;
    const Bytes pdf = world().sign(test::letter(), "Sari");
    const auto said = [&](const ApartLimits& limits, const std::filesystem::path& program) {
        return sentence(Judges(limits, nullptr, program).judge(pdf, question()));
    };
    // Far beyond the patience of whoever runs the tests: none of these may wait for the limit.
    for (const char* act : {"kill -SEGV $$", "exit 3", "echo bukan JSON", "echo '{}'"})
        EXPECT_EQ(said({.time = std::chrono::minutes(10)}, script(folder, "judge", act)), "signing.verdict.too_complex")
            << act;
    EXPECT_EQ(said({.time = milliseconds(400)}, script(folder, "judge", "exec sleep 30")), "signing.verdict.too_complex");
    EXPECT_EQ(said({.memory = 1u << 20}, judge_program()), "signing.verdict.too_complex") << "no memory";
    EXPECT_NE(said({}, judge_program()), "signing.verdict.too_complex");
}

// A table that unfolds to a gigabyte: the same packed block of zeros again and again.
Bytes swelling() {
    z_stream pack{};
    deflateInit(&pack, 9);
    const Bytes zeros(1u << 20);
    Bytes begin(4096), block(4096);
    const auto flushed = [&](Bytes& out) {
        pack.next_in = const_cast<Bytef*>(zeros.data());
        pack.avail_in = static_cast<uInt>(zeros.size());
        pack.next_out = out.data();
        pack.avail_out = static_cast<uInt>(out.size());
        deflate(&pack, Z_FULL_FLUSH);
        out.resize(out.size() - pack.avail_out);
    };
    flushed(begin);
    flushed(block);
    deflateEnd(&pack);
    Bytes data = begin;
    for (int i = 0; i < 1024; ++i) data.insert(data.end(), block.begin(), block.end());
    const std::string head = "%PDF-1.5\n",
                      body = "1 0 obj\n<< /Type /XRef /Size 2 /W [1 4 1] /Root 1 0 R /Filter /FlateDecode /Length " +
                             std::to_string(data.size()) + " >>\nstream\n",
                      tail = "\nendstream\nendobj\nstartxref\n" + std::to_string(head.size()) + "\n%%EOF\n";
    Bytes out;
    for (const core::ByteView part : {core::view(head), core::view(body), core::ByteView(data), core::view(tail)})
        out.insert(out.end(), part.begin(), part.end());
    return out;
}

TEST(Apart, what_swells_takes_no_more_than_was_promised) {
    const Bytes pdf = swelling();
    ASSERT_LT(pdf.size(), 4u << 20);
    EXPECT_EQ(sentence(Judges().judge(pdf, question())), "signing.verdict.too_complex");
    rusage all{};
    ::getrusage(RUSAGE_CHILDREN, &all);   // of the largest, in kilobytes
    EXPECT_LT(static_cast<std::size_t>(all.ru_maxrss) << 10, memory_of::all);
}

TEST(Apart, says_when_it_is_away_or_busy) {
    test::Folder folder;
    Apart away({}, folder.path("tidak-ada"));
    try {
        away.judge({}, question(), milliseconds(1000));
        FAIL() << "no fault";
    } catch (const core::Error& error) {
        EXPECT_EQ(error.key(), "core.child.away");
    }
    const std::string begun = folder.path("begun"), go = folder.path("go");
    Apart busy({.at_once = 1, .wait = milliseconds(1)},
               script(folder, "judge", "echo > " + begun + "; while [ ! -e " + go + " ]; do sleep 0.05; done"));
    const auto first = std::async(std::launch::async, [&] { return busy.judge({}, question(), milliseconds(20'000)); });
    while (!std::filesystem::exists(begun)) ::usleep(1000);
    try {
        busy.judge({}, question(), milliseconds(1000));
        ADD_FAILURE() << "no fault";
    } catch (const core::Error& error) {
        EXPECT_EQ(error.key(), "signing.error.judges_busy");
    }
    folder.write("go", {});
}

// Counts what is asked of it.
struct Counting final : pades::EvidenceSource {
    Counting(pades::LocalEvidence of, int& count) : source(std::move(of)), asked(count) {}
    Bytes ocsp(core::ByteView own, core::ByteView issuer, core::ByteView request) override {
        ++asked;
        return source.ocsp(own, issuer, request);
    }
    Bytes crl(core::ByteView own, core::ByteView issuer) override { return source.crl(own, issuer); }
    Bytes issuer_of(core::ByteView own) override { return source.issuer_of(own); }
    pades::LocalEvidence source;
    int& asked;
};

struct Fetched : ::testing::Test {
    test::Answering answering;
};

TEST_F(Fetched, what_the_file_lacks_and_says_so) {
    int asked = 0;
    std::unique_ptr<Judges> judges(
        new Judges({}, std::make_unique<Fetching>(
                           [&] { return std::make_unique<Counting>(answering.source(), asked); }, world().clock)));
    const Bytes pdf = world().sign(test::letter(), "Sari");
    EXPECT_EQ(Judges().judge(pdf, question())["signatures"][0]["revocation_known"], false);
    const Json report = judges->judge(pdf, question());
    EXPECT_EQ(report["indication"], "TOTAL-PASSED");
    EXPECT_EQ(report["signatures"][0]["revocation_known"], true);
    EXPECT_EQ(report["signatures"][0]["revocation_fetched"], true);
    EXPECT_NE(report["signatures"][0]["notes"].dump().find("signing.verdict.revocation_fetched"), std::string::npos);
    const int first = asked;
    EXPECT_GT(first, 0);
    judges->judge(pdf, question());
    EXPECT_EQ(asked, first) << "kept";
    test::Folder folder;
    EXPECT_EQ(judges->judge_file(folder.write("a.pdf", pdf), question(), true)["signatures"][0]["revocation_known"],
              false);
}

// A certificate taken back after the proven time leaves the signature good; before it, it does not.
TEST_F(Fetched, counts_as_of_the_proven_time) {
    const Bytes pdf = world().sign(test::letter(), "Tono");
    const auto own = core::pki::Credential::from_pkcs12(world().signer("Tono"), world().passphrase()).certificate;
    const std::string serial = core::pki::describe(own).serial;
    for (const bool before : {true, false}) {
        answering.revoked = {{serial, world().now + std::chrono::hours(before ? -24 : 1)}};
        int asked = 0;
        Judges judges({}, std::make_unique<Fetching>(
                              [&] { return std::make_unique<Counting>(answering.source(), asked); }, world().clock));
        const Json report = judges.judge(pdf, question());
        EXPECT_EQ(report["indication"], before ? "TOTAL-FAILED" : "TOTAL-PASSED") << report.dump(1);
    }
}

}  // namespace
}  // namespace signing
