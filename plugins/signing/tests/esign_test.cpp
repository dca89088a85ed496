// SPDX-License-Identifier: Apache-2.0
// Every call of the Esign Client, over HTTP, against a service that signs really.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "signing/pades/source.h"
#include "signing/seal/accept.h"
#include "signing/seal/esign/signers.h"
#include "signing/tests/esign_server.h"

namespace signing {
namespace esign_test {

using core::Bytes;
using core::Secret;
using esign::Look;
using test::EsignServer;
using test::Mischief;
using ::testing::ElementsAre;

const std::string nik = "1971010101700001";

// The first bytes decide what an image is; nobody here draws it.
Bytes picture() {
    const std::string head = "\x89PNG\r\n\x1a\n" + std::string(200, 'x');
    return {head.begin(), head.end()};
}

seal::Mark mark() {
    seal::Mark out;
    out.left = 320;
    out.bottom = 90;
    out.width = 150;
    out.height = 60;
    out.image = picture();
    return out;
}

struct Esign : testing::Test {
    Esign() : service(server.service()) {
        server.people[nik] = {"Siti Rahmawati", "kunci \"rapat\" 2026\\", "siti@kota-contoh.example", "ISSUE"};
    }
    Secret passphrase() const { return Secret(std::string("kunci \"rapat\" 2026\\")); }
    seal::Rule rule() const { return {test::anchors(), test::world().now, "Siti Rahmawati, S.H.", true}; }

    // Where the last signature shows.
    static std::vector<double> rectangle(const Bytes& pdf) {
        const pades::Source source(pdf);
        for (auto& field : source.fields()) {
            const auto box = field.object.getKey("/Rect").getArrayAsRectangle();
            return {box.llx, box.lly, box.urx, box.ury};
        }
        return {};
    }

    EsignServer server;
    esign::Service service;
    Bytes pdf = test::letter();
};

TEST_F(Esign, v1_signs_unseen) {
    const esign::V1 api(service);
    Look look;
    look.reason = "Menyetujui";
    const auto file = api.sign(pdf, nik, passphrase(), look);
    EXPECT_EQ(file.id, "dok-1");
    const auto taken = seal::accept(pdf, file.pdf, rule());
    EXPECT_EQ(taken.signature.reason, "Menyetujui");
    EXPECT_THAT(rectangle(file.pdf), ElementsAre(0, 0, 0, 0));
    auto& fields = server.seen.back().fields;
    EXPECT_EQ(fields["tampilan"], "invisible");
    EXPECT_EQ(fields["passphrase"], "kunci \"rapat\" 2026\\");
    EXPECT_FALSE(fields.contains("image"));
    EXPECT_FALSE(fields.contains("location"));
}

TEST_F(Esign, v1_shows_an_image_or_a_code_where_the_mark_stands) {
    const esign::V1 api(service);
    Look look;
    look.mark = mark();
    EXPECT_THAT(rectangle(api.sign(pdf, nik, passphrase(), look).pdf), ElementsAre(320, 90, 470, 150));
    EXPECT_EQ(server.seen.back().fields["image"], "true");
    EXPECT_EQ(server.seen.back().fields["imageTTD"], std::to_string(picture().size()));
    look.mark->image.clear();
    look.mark->link = "https://naskah.kota-contoh.example/v/AB12";
    look.mark->marker = "[qr_naskah]";
    api.sign(pdf, nik, passphrase(), look);
    EXPECT_EQ(server.seen.back().fields["image"], "false");
    EXPECT_EQ(server.seen.back().fields["linkQR"], "https://naskah.kota-contoh.example/v/AB12");
    EXPECT_EQ(server.seen.back().fields["tag_koordinat"], "[qr_naskah]");
    EXPECT_FALSE(server.seen.back().fields.contains("yAxis"));
}

TEST_F(Esign, v1_hands_a_file_out_once_under_every_spelling_of_the_id) {
    const esign::V1 api(service);
    for (const char* header : {"id_dokumen", "id-dokumen", "Id_Dokumen", "ID_DOKUMEN"}) {
        server.id_header = header;
        const auto file = api.sign(pdf, nik, passphrase(), {});
        EXPECT_EQ(api.download(file.id), file.pdf) << header;
        try {
            api.download(file.id);
            ADD_FAILURE();
        } catch (const core::Error& fault) {
            EXPECT_EQ(fault.key(), "signing.error.esign_fetched");
        }
    }
}

TEST_F(Esign, v1_fetches_what_broke_off) {
    server.keeps_file = true;
    const auto file = esign::V1(service).sign(pdf, nik, passphrase(), {});
    seal::accept(pdf, file.pdf, rule());
    ASSERT_EQ(server.seen.size(), 2u);
    EXPECT_EQ(server.seen.back().path, "/api/sign/download/dok-1");
}

TEST_F(Esign, v1_verifies_and_tells_of_people) {
    const esign::V1 api(service);
    const auto file = api.sign(pdf, nik, passphrase(), {});
    for (const bool older : {false, true}) {
        server.legacy = older;
        const auto opinion = api.verify(file.pdf);
        EXPECT_EQ(opinion.conclusion, "VALID");
        EXPECT_EQ(opinion.count, 1);
        ASSERT_EQ(opinion.signatures.size(), 1u);
        EXPECT_EQ(opinion.signatures[0].signer, "Siti Rahmawati");
        EXPECT_EQ(opinion.signatures[0].intact, true);
    }
    EXPECT_EQ(api.status(nik), esign::UserStatus::issue);
    EXPECT_EQ(api.status("1971010101700002"), esign::UserStatus::not_registered);
}

TEST_F(Esign, v2_signs_many_in_their_order) {
    const esign::V2 api(service);
    const Bytes second = test::letter(test::Make::stream, 3);
    const Secret secret = passphrase();
    Look look;
    look.mark = mark();
    const std::vector<core::ByteView> files{pdf, second};
    auto made = api.sign({nik, {}}, {esign::Proof::Kind::passphrase, secret}, {look}, files);
    ASSERT_EQ(made.size(), 2u);
    seal::accept(pdf, made[0], rule());
    seal::accept(second, made[1], rule());
    // 842 points high: counted from the top it is 692 down.
    EXPECT_EQ(server.seen.back().json["signatureProperties"][0]["originY"], 692);
    EXPECT_EQ(server.seen.back().json["signatureProperties"].size(), 1u);
    EXPECT_THAT(rectangle(made[0]), ElementsAre(320, 90, 470, 150));
    Look other = look;
    other.mark->page = 2;
    made = api.sign({{}, "siti@kota-contoh.example"}, {esign::Proof::Kind::passphrase, secret}, {look, other}, files);
    EXPECT_EQ(server.seen.back().json["signatureProperties"].size(), 2u);
    EXPECT_FALSE(server.seen.back().json.contains("nik"));
    EXPECT_THAT(rectangle(made[1]), ElementsAre(320, 90, 470, 150));
}

TEST_F(Esign, v2_takes_a_one_time_password_under_either_name) {
    for (const char* key : {"totp", "otp"}) {
        service.totp_key = key;
        const esign::V2 api(service);
        api.send_totp({nik, {}}, 1);
        EXPECT_EQ(server.seen.back().json["data"], 1);
        const Secret code(std::string("480215"));
        const auto made = api.sign({nik, {}}, {esign::Proof::Kind::totp, code}, {Look{}}, {pdf});
        seal::accept(pdf, made.at(0), rule());
        EXPECT_EQ(server.seen.back().json[key], "480215");
        EXPECT_FALSE(server.seen.back().json.contains("passphrase"));
    }
}

TEST_F(Esign, v2_says_null_as_the_service_wants_it) {
    const Secret secret = passphrase();
    for (const bool text : {false, true}) {
        service.null_text = text;
        esign::V2(service).sign({nik, {}}, {esign::Proof::Kind::passphrase, secret}, {Look{}}, {pdf});
        const core::Json& look = server.seen.back().json["signatureProperties"][0];
        EXPECT_EQ(look["reason"], text ? core::Json("null") : core::Json(nullptr));
        EXPECT_EQ(look["contactInfo"], look["reason"]);
    }
}

TEST_F(Esign, v2_tells_of_people_and_takes_new_ones) {
    const esign::V2 api(service);
    for (const char* word : {"ISSUE", "EXPIRED", "RENEW", "WAITING_FOR_VERIFICATION", "NEW", "NO_CERTIFICATE",
                             "NOT_REGISTERED", "SUSPEND", "REVOKE"}) {
        server.people[nik].status = word;
        const auto status = api.status({nik, {}});
        EXPECT_EQ(name(status), word);
        EXPECT_EQ(may_sign(status), word == std::string("ISSUE"));
        if (!may_sign(status)) {
            EXPECT_THROW(esign::PersonV2(service).require_ready(nik), core::Error) << word;
        }
    }
    server.people[nik].status = "issue";
    EXPECT_NO_THROW(esign::PersonV2(service).require_ready(nik));
    EXPECT_NO_THROW(esign::PersonV1(service).require_ready(nik));
    server.people[nik].status = "LAINNYA";
    EXPECT_EQ(api.status({nik, {}}), esign::UserStatus::unknown);
    EXPECT_EQ(api.status({"1971010101700002", {}}), esign::UserStatus::not_registered);
    api.propose("Rina Kartika", "rina@kota-contoh.example");
    EXPECT_EQ(server.seen.back().json["nama"], "Rina Kartika");
    EXPECT_THROW(api.propose("Siti", "siti@kota-contoh.example"), core::Error);
    service.registration_path = "/api/v2/user/register";
    try {
        esign::V2(service).propose("Rina Kartika", "rina@kota-contoh.example");
    } catch (const core::Error& fault) {
        EXPECT_EQ(fault.key(), "signing.error.esign_path");
    }
    EXPECT_EQ(server.seen.back().path, "/api/v2/user/register");
}

TEST_F(Esign, v2_verifies) {
    const esign::V2 api(service);
    EXPECT_EQ(api.verify(pdf).conclusion, "NO_SIGNATURE");
    const auto opinion = api.verify(test::world().sign(pdf, "Ahmad Fauzi"));
    EXPECT_EQ(opinion.conclusion, "VALID");
    ASSERT_EQ(opinion.signatures.size(), 1u);
    EXPECT_EQ(opinion.signatures[0].signer, "Ahmad Fauzi");
    EXPECT_EQ(opinion.signatures[0].timestamp_authority, "Penanda Waktu Demo");
    EXPECT_EQ(opinion.signatures[0].ltv, false);
    EXPECT_EQ(opinion.signatures[0].modified, std::nullopt);
}

TEST_F(Esign, the_seal_of_an_office) {
    const esign::Institution office(service, "kota-contoh");
    office.request_activation();
    EXPECT_FALSE(server.seen.back().json.contains("totp"));
    const Secret held(std::string("731904"));
    const esign::Totp fresh = office.renew_activation(held);
    EXPECT_EQ(fresh.code.reveal(), "118822");
    EXPECT_EQ(fresh.expires, "2026-11-24 08:00:00");
    const Bytes letter = test::world().sign(pdf, "Siti Rahmawati");
    seal::WholeRequest request;
    request.pdf = letter;
    request.who = "kota-contoh";
    esign::OfficeSeal sealer(service);
    auto by = rule();
    by.signer = "Pemerintah Kota Contoh";
    seal::sign_whole(sealer, request, fresh.code, by);
    office.revoke_activation(fresh.code);
    EXPECT_EQ(server.seen.back().path, "/api/v2/seal/revoke/activation");
    try {
        office.totp(held, 1);
        ADD_FAILURE();
    } catch (const core::Error& fault) {
        EXPECT_EQ(fault.key(), "signing.error.esign_seal");
    }
}

TEST_F(Esign, a_server_of_another_habit_is_calibrated) {
    service.v1 = {esign::Origin::top, 2, 5, -3};
    server.counts = esign::Origin::top;
    server.scale = 2;
    server.right = 5;
    server.down = -3;
    const auto place = esign::place_on(pdf, mark(), service.v1);
    EXPECT_EQ(place, (esign::Place{645, 1381, 300, 120}));
    Look look;
    look.mark = mark();
    esign::V1(service).sign(pdf, nik, passphrase(), look);
    EXPECT_EQ(server.seen.back().fields["xAxis"], "645");
    EXPECT_EQ(server.seen.back().fields["yAxis"], "1381");
}

TEST_F(Esign, both_ways_serve_a_signer_and_both_profiles_are_taken) {
    seal::WholeRequest request;
    request.pdf = pdf;
    request.who = nik;
    request.mark = mark();
    esign::PersonV1 first(service);
    esign::PersonV2 second(service);
    for (seal::WholeSigner* one : {static_cast<seal::WholeSigner*>(&first), static_cast<seal::WholeSigner*>(&second)})
        for (const bool legacy : {false, true})
            for (const bool long_term : {false, true}) {
                server.legacy = legacy;
                server.long_term = long_term;
                const auto taken = seal::sign_whole(*one, request, passphrase(), rule());
                EXPECT_EQ(taken.signature.level, legacy ? "PKCS7-T" : "B-T");
            }
}

}  // namespace
}  // namespace signing
