// SPDX-License-Identifier: Apache-2.0
// naskah verify: an object for every file whatever it holds, and an exit code.
#include "signing/service/judging.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "core/base/file.h"
#include "core/pki/credential.h"
#include "embedded/signing.h"
#include "signing/service/judges.h"
#include "signing/service/known_anchors.h"
#include "signing/service/trust_sets.h"
#include "signing/summary.h"
#include "signing/tests/long_term.h"

namespace signing {
namespace judging_test {

using core::Bytes;
using core::Json;
using test::world;

class Judged : public ::testing::Test {
  protected:
    Judged() { words_.add("signing", embedded::i18n); }

    std::string file(const std::string& name, core::ByteView bytes) { return folder_.write(name, bytes); }
    int run(const std::vector<std::string>& files, bool json = true) {
        std::ostringstream out, errors;
        check::Anchors anchors = test::anchors();
        anchors.require_revocation = asked_;
        const int code = judge_files({files, std::move(anchors), world().now, core::Zone::wib, json}, judges_,
                                     words_.in("id"), out, errors);
        said_ = out.str();
        errors_ = errors.str();
        return code;
    }
    Json object() const { return Json::parse(said_); }

    test::Folder folder_;
    Judges judges_;
    core::words::Words words_;
    check::Anchors::Asked asked_ = check::Anchors().require_revocation;
    std::string said_, errors_;
};

std::vector<std::string> keys(const Json& object) {
    std::vector<std::string> out;
    for (const auto& [name, _] : object.items()) out.push_back(name);
    return out;
}

TEST_F(Judged, a_genuine_file_has_an_object_of_known_members) {
    ASSERT_EQ(run({file("a.pdf", world().sign(test::letter(), "Sari"))}), 0);
    const Json told = object();
    EXPECT_THAT(keys(told), ::testing::ElementsAre("file", "indication", "sub_indication", "signatures", "faults", "notes"));
    EXPECT_EQ(told["indication"], "TOTAL-PASSED");
    EXPECT_EQ(told["sub_indication"], "");
    EXPECT_TRUE(told["faults"].empty());
    const Json& one = told["signatures"].at(0);
    EXPECT_THAT(keys(one),
                ::testing::ElementsAre("field", "signer", "capacity", "capacity_claimed", "indication",
                                       "sub_indication", "level", "time_claimed",
                                       "time_proven", "covers_whole_file", "modifications", "changes", "notes",
                                       "issuer", "path", "revocation"));
    EXPECT_EQ(one["signer"], "Sari");
    EXPECT_TRUE(one["capacity"].is_null());
    EXPECT_EQ(one["level"], "B-T");
    EXPECT_EQ(one["modifications"], "none");
    EXPECT_EQ(one["covers_whole_file"], true);
    EXPECT_TRUE(one["time_proven"].is_string());
}

TEST_F(Judged, the_gravest_verdict_is_the_exit_code) {
    const Bytes good = world().sign(test::letter(test::Make::table, 2), "Sari");
    const Bytes bad = test::updated_by(good, [](const auto& source, auto& update) {
        update.put_same(source.page(2).getKey("/Contents"), "<< /Length 0 >>\nstream\n\nendstream");
    });
    const std::string passed = file("a.pdf", good), failed = file("b.pdf", bad);
    const std::string plain = file("c.pdf", test::letter()), noise = file("d.pdf", core::view("bukan PDF"));
    EXPECT_EQ(run({failed}), 1);
    EXPECT_EQ(object()["signatures"][0]["modifications"], "other");
    EXPECT_EQ(object()["signatures"][0]["changes"][0], "Isi atau tampilan halaman 2 diubah.");
    EXPECT_EQ(run({plain}), 2);
    EXPECT_EQ(object()["faults"][0], "Dokumen ini tidak memiliki tanda tangan elektronik.");
    EXPECT_EQ(run({noise}), 3);
    EXPECT_EQ(object()["faults"][0], "Berkas ini bukan PDF.");
    EXPECT_EQ(run({folder_.path("tidak-ada.pdf")}), 3);
    EXPECT_NE(errors_.find("tidak-ada.pdf"), std::string::npos);
    EXPECT_EQ(run({folder_.path("")}), 3) << "a folder";
    EXPECT_EQ(run({passed, plain}), 2);
    EXPECT_EQ(run({plain, noise, passed}), 3);
    EXPECT_EQ(run({noise, failed, plain, passed}), 1);
    EXPECT_EQ(std::count(said_.begin(), said_.end(), '\n'), 4) << said_;
}

TEST_F(Judged, words_name_the_signer_and_the_page) {
    const Bytes good = world().sign(test::letter(), "Sari");
    EXPECT_EQ(run({file("a.pdf", good)}, false), 0);
    EXPECT_NE(said_.find("TOTAL-PASSED"), std::string::npos) << said_;
    EXPECT_NE(said_.find("Sari"), std::string::npos) << said_;
    EXPECT_EQ(said_.find("signing."), std::string::npos) << said_;
}

TEST_F(Judged, the_api_asks_and_is_answered_as_the_shell_is) {
    const Bytes pdf = world().sign(test::letter(), "Sari");
    asked_ = check::Anchors::Asked::everywhere;   // as below --trust
    ASSERT_EQ(run({file("a.pdf", pdf)}), 2);
    std::filesystem::create_directories(folder_.path("trust/uji"));
    folder_.write("trust/uji/akar.pem", core::view(core::pki::pem(world().root.certificate())));
    TrustLists lists(folder_.path("lists"));
    TrustSets sets(folder_.path("trust"), lists);
    Asking asking(judges_, sets, [] { return check::Anchors{}; }, true);
    core::Context ctx;
    ctx.clock = &world().clock;
    Json told = summary_of("a.pdf", asking.judge(ctx, pdf, {"", "uji", true}), words_.in("id")), shell = object();
    shell["file"] = "a.pdf";
    EXPECT_EQ(told, shell);
    const auto sub = [&](const Asked& asked) { return core::json::text(asking.judge(ctx, pdf, asked), "sub_indication"); };
    EXPECT_EQ(sub({}), "NO_CERTIFICATE_CHAIN_FOUND");
    EXPECT_EQ(sub({"2019-01-01", "uji"}), "TIMESTAMP_ORDER_FAILURE");
    for (const Asked& wrong : {Asked{"kemarin", "tidak-ada"}, Asked{"2026-02-30", "../uji"}}) {
        try {
            asking.judge(ctx, pdf, wrong);
            FAIL() << wrong.at;
        } catch (const core::Error& error) {
            ASSERT_EQ(error.faults().size(), 2u);
            EXPECT_EQ(error.faults()[0].field, "at");
            EXPECT_EQ(error.faults()[1].field, "trust");
        }
    }
}

TEST(TrustFolder, takes_pem_and_der_and_names_what_is_neither) {
    test::Folder folder;
    const auto path = folder.path("");
    EXPECT_THROW(anchors_of(path), core::Error);
    EXPECT_THROW(anchors_of(folder.path("tidak-ada")), core::Error);
    folder.write("akar.pem", core::view(core::pki::pem(world().root.certificate())));
    folder.write("penerbit.cer", world().issuing.certificate());
    folder.write("daftar.crl", world().root.crl({}, world().now, world().now + std::chrono::hours(1), 1));
    const check::Anchors found = anchors_of(path);
    EXPECT_EQ(found.list.size(), 2u);
    EXPECT_EQ(found.crls.size(), 1u);
    const Bytes pdf = world().sign(test::letter(), "Sari");
    EXPECT_EQ(check::inspect(pdf, found, world().now).indication, check::Indication::passed);
    folder.write("catatan.txt", core::view("bukan sertifikat"));
    EXPECT_EQ(anchors_of(path).list.size(), 2u);
    folder.write("rusak.pem", core::view("bukan sertifikat"));
    try {
        anchors_of(path);
        FAIL() << "no fault";
    } catch (const core::Error& error) {
        EXPECT_EQ(error.key(), "signing.error.trust_file");
    }
}

TEST_F(Judged, a_field_without_a_name_is_called_so) {
    const auto told = [&](const char* name) {
        return said({{"key", "signing.change.field_added"}, {"args", {{"field", name}}}}, words_.in("id"));
    };
    EXPECT_EQ(told("Alamat"), "Bidang Alamat ditambahkan.");
    for (const char* nothing : {"", "  ", "\t\n"}) EXPECT_EQ(told(nothing), "Bidang tanpa nama ditambahkan.");
}

TEST(KnownAnchors, have_a_window) {
    const auto shipped = core::read_text(std::string(NASKAH_SOURCE) + "/resources/trust/anchors.json");
    const auto known = known_anchors(shipped.value_or(""));
    ASSERT_EQ(known.size(), 3u);
    EXPECT_EQ(core::iso(known[2].until), "2026-08-19T00:00:00.000Z");
    for (const KnownAnchor& one : known) EXPECT_TRUE(one.sha256.size() == 64 && one.revocation_if_known) << one.name;
    check::Anchors own = test::anchors();
    narrow(own, known);
    EXPECT_EQ(own.list[0].from, core::Instant{0});
    const Bytes pdf = world().sign(test::letter(), "Sari");
    narrow(own, {{"Induk Demo", "", "", world().now - std::chrono::hours(48), world().now - std::chrono::hours(24)}});
    EXPECT_EQ(check::inspect(pdf, own, world().now).sub_indication, "NO_CERTIFICATE_CHAIN_FOUND");
    EXPECT_THROW(known_anchors("[]"), core::Error);
}

}  // namespace
}  // namespace signing
