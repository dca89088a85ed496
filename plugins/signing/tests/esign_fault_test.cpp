// SPDX-License-Identifier: Apache-2.0
// The Esign Client when things go wrong: each failure has its name, nothing secret is told, and
// nothing is asked twice.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "signing/seal/accept.h"
#include "signing/seal/esign/signers.h"
#include "signing/tests/esign_server.h"

namespace signing {
namespace esign_fault_test {

using core::Bytes;
using core::Code;
using core::Error;
using core::Secret;
using test::Mischief;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string nik = "1971010101700001";

struct EsignFault : testing::Test {
    EsignFault() : service(server.service()) {
        server.people[nik] = {"Siti Rahmawati", "kunci rapat", "siti@kota-contoh.example", "ISSUE"};
    }
    Error fault_of(const std::function<void()>& act) {
        try {
            act();
        } catch (const Error& fault) {
            return fault;
        }
        return {Code::internal, "signing.error.nothing"};
    }
    std::string key_of(const std::function<void()>& act) {
        return fault_of(act).key().substr(std::string("signing.error.").size());
    }
    void sign(int edition, const std::string& words = "kunci rapat", const std::string& who = nik) {
        seal::WholeRequest request;
        request.pdf = pdf;
        request.who = who;
        const seal::Rule rule{test::anchors(), test::world().now, "Siti Rahmawati", true};
        const Secret secret{std::string(words)};
        if (edition == 1) {
            esign::PersonV1 signer(service);
            seal::sign_whole(signer, request, secret, rule);
        } else {
            esign::PersonV2 signer(service);
            seal::sign_whole(signer, request, secret, rule);
        }
    }

    test::EsignServer server;
    esign::Service service;
    Bytes pdf = test::letter();
};

TEST_F(EsignFault, a_wrong_passphrase_is_asked_once) {
    for (const int edition : {1, 2}) {
        server.seen.clear();
        const Error fault = fault_of([&] { sign(edition, "salah"); });
        EXPECT_EQ(fault.key(), "signing.error.passphrase");
        EXPECT_EQ(fault.code(), Code::invalid);
        EXPECT_EQ(server.seen.size(), 1u);
    }
}

TEST_F(EsignFault, a_nik_is_judged_before_asking) {
    for (const int edition : {1, 2})
        for (const char* wrong : {"", "197101010170000", "19710101017000011", "197101010170000x", "../../api/v2/x1"}) {
            const std::string key = key_of([&] { sign(edition, "kunci rapat", wrong); });
            EXPECT_EQ(key, wrong[0] == 0 && edition == 2 ? "esign_who" : "nik") << wrong;
        }
    EXPECT_EQ(key_of([&] { esign::V1(service).status("12"); }), "nik");
    EXPECT_TRUE(server.seen.empty());
    EXPECT_EQ(key_of([&] { sign(1, "kunci rapat", "1971010101700009"); }), "esign_unregistered");
    EXPECT_EQ(key_of([&] { sign(2, "kunci rapat", "1971010101700009"); }), "esign_unregistered");
}

TEST_F(EsignFault, each_failure_of_the_service_has_its_name) {
    const std::pair<Mischief, const char*> list[] = {
        {Mischief::error_as_200, "esign_said"},
        {Mischief::echoes, "esign_said"},
        {Mischief::spring_500, "esign_fault"},
        {Mischief::html, "esign_answer"},
        {Mischief::cut, "esign_cut"},
        {Mischief::closes, "esign_cut"},
        {Mischief::other_prefix, "answer_prefix"},
        {Mischief::broken_signature, "answer_broken"},
        {Mischief::other_person, "answer_signer"},
        {Mischief::two_signatures, "answer_count"},
        {Mischief::not_signed, "answer_count"},
        {Mischief::cut_file, "answer_damaged"},
        {Mischief::page_changed, "answer_content"},
        {Mischief::annotated, "answer_covers"},
    };
    for (const int edition : {1, 2})
        for (const auto& [mischief, key] : list) {
            server.mischief = mischief;
            server.id_header = mischief == Mischief::cut ? "x-nothing" : "id_dokumen";
            EXPECT_EQ(key_of([&] { sign(edition); }), key) << edition;
        }
    server.mischief = Mischief::short_of_files;
    EXPECT_EQ(key_of([&] { sign(2); }), "esign_answer");
    server.mischief = Mischief::none;
    EXPECT_EQ(key_of([&] { sign(2); }), "nothing");
}

TEST_F(EsignFault, slow_and_absent_services) {
    service.limit = service.signing_limit = std::chrono::seconds(1);
    server.mischief = Mischief::slow;
    const Error slow = fault_of([&] { sign(1); });
    EXPECT_EQ(slow.key(), "signing.error.esign_slow");
    EXPECT_EQ(slow.code(), Code::unavailable);
    service.url = "http://127.0.0.1:1";
    const Error away = fault_of([&] { sign(2); });
    EXPECT_EQ(away.key(), "signing.error.esign_away");
    EXPECT_EQ(away.code(), Code::unavailable);
}

TEST_F(EsignFault, what_is_told_holds_nothing_secret) {
    server.mischief = Mischief::echoes;
    for (const int edition : {1, 2}) {
        const Error fault = fault_of([&] { sign(edition); });
        EXPECT_THAT(fault.what(), HasSubstr("Gagal memproses"));
        EXPECT_THAT(fault.what(), HasSubstr("code=7777"));
        EXPECT_THAT(fault.what(), Not(HasSubstr("kunci rapat")));
        EXPECT_THAT(fault.what(), Not(HasSubstr(nik)));
    }
    esign::Hidden hidden;
    hidden.add("kunci & rapat");
    hidden.add("Siti@kota.example");
    EXPECT_EQ(hidden.told("Kata KUNCI & RAPAT untuk siti@kota.example, budi@kota.example dan\r\n 1971010101700001 "
                          "salah 2031"),
              "Kata *** untuk ***, *** dan *** salah 2031");
    EXPECT_EQ(hidden.told("Kata kunci &amp; rapat salah"), "***");
    EXPECT_EQ(hidden.told("Kata kunci%20%26%20rapat salah"), "***");
    EXPECT_EQ(hidden.told("\xff\xfe"), "***");
    EXPECT_LE(hidden.told(std::string(5000, 'a')).size(), 200u);
}

TEST_F(EsignFault, the_credential_of_the_application) {
    service.password = Secret(std::string("salah"));
    EXPECT_EQ(key_of([&] { sign(1); }), "esign_credential");
    EXPECT_EQ(key_of([&] { esign::V2(service).status({nik, {}}); }), "esign_credential");
}

TEST_F(EsignFault, addresses) {
    const auto usable = [&](const std::string& url, bool plain) {
        service.url = url;
        service.plain_http = plain;
        return key_of([&] { esign::V1 api(service); }) == "nothing";
    };
    EXPECT_TRUE(usable("https://esign.kota-contoh.example/klien/", false));
    EXPECT_TRUE(usable("http://10.20.30.40:8080", true));
    EXPECT_TRUE(usable("http://esign", true));
    EXPECT_FALSE(usable("http://10.20.30.40:8080", false));
    EXPECT_FALSE(usable("http://203.0.113.9", true));
    EXPECT_FALSE(usable("ftp://esign", true));
    EXPECT_FALSE(usable("https://naskah:sandi@esign", true));
    EXPECT_FALSE(usable("https://esign/?a=b", true));
    EXPECT_FALSE(usable("", true));
}

TEST_F(EsignFault, looks_are_judged_before_asking) {
    esign::Look look;
    look.mark = seal::Mark{};
    look.mark->width = look.mark->height = 50;
    const Secret secret(std::string("kunci rapat"));
    const auto v1 = [&] { esign::V1(service).sign(pdf, nik, secret, look); };
    const auto v2 = [&] {
        esign::V2(service).sign({nik, {}}, {esign::Proof::Kind::passphrase, secret}, {look}, {pdf});
    };
    EXPECT_EQ(key_of(v1), "esign_look");
    EXPECT_EQ(key_of(v2), "esign_look");
    look.mark->link = "https://kota-contoh.example/v/1";
    EXPECT_EQ(key_of(v2), "esign_look");
    look.mark->image = {1, 2, 3};
    EXPECT_EQ(key_of(v1), "esign_image");
    EXPECT_EQ(key_of(v2), "esign_image");
    look.mark->image.clear();
    look.mark->page = 9;
    EXPECT_EQ(key_of(v1), "page");
    EXPECT_TRUE(server.seen.empty());
}

core::http::Answer answered(int status, const std::string& body) {
    core::http::Answer out;
    out.status = status;
    out.body.assign(body.begin(), body.end());
    return out;
}

TEST_F(EsignFault, every_dress_of_a_failure_is_known) {
    struct Case {
        int status;
        const char* body;
        const char* key;
    };
    const Case cases[] = {
        {400, R"({"error":"Passphrase anda salah !!!","status_code":2031})", "passphrase"},
        {400, R"({"message":"Passphrase anda salah","status_code":"2031"})", "passphrase"},
        {200, R"({"error":"Passphrase anda salah","status_code":2031})", "passphrase"},
        {200, R"({"message":"Passphrase anda salah","status_code":2031})", "passphrase"},
        {400, R"({"error":"Passphrase anda salah"})", "passphrase"},
        {401, R"({"error":"Passphrase anda salah","status_code":2031})", "passphrase"},
        {400, R"({"error":"User tidak terdaftar","status_code":2011})", "esign_unregistered"},
        {400, R"({"error":"NIK harus diisi","status_code":4014})", "esign_no_nik"},
        {400, R"({"error":"Data tidak sesuai ketentuan","status_code":4015})", "esign_terms"},
        {400, R"({"error":"NIK telah terdaftar","status_code":4024})", "esign_registered"},
        {404, R"({"status_code":4044,"error":"File tidak tersedia"})", "esign_fetched"},
        {401, R"({"error":"invalid_token","error_description":"Access token expired"})", "esign_credential"},
        {200, R"({"error":"invalid_token","error_description":"Access token expired"})", "esign_credential"},
        {403, "", "esign_credential"},
        {404, R"({"timestamp":"x","status":404,"error":"Not Found","path":"/api/v2"})", "esign_path"},
        {500, R"({"timestamp":"x","status":500,"error":"Internal Server Error","path":"/"})", "esign_fault"},
        {502, "<html></html>", "esign_away"},
        {503, "", "esign_away"},
        {302, "", "esign_answer"},
        {400, R"({"error":"Sesuatu yang baru","status_code":9999})", "esign_said"},
        {400, R"({"error":{"message":"Sesuatu","status_code":2011}})", "esign_unregistered"},
        {200, R"({"error":true,"message":"Gagal"})", "esign_said"},
        {200, R"({"error":null,"status":"ISSUE"})", "nothing"},
        {200, R"({"status_code":1111,"status":"ISSUE","message":"User telah terdaftar"})", "nothing"},
        {200, "%PDF-1.7", "nothing"},
    };
    for (const Case& one : cases)
        EXPECT_EQ(key_of([&] { esign::judge(answered(one.status, one.body), esign::Hidden()); }), one.key)
            << one.status << " " << one.body;
}

TEST_F(EsignFault, what_was_shown_tells_what_was_wrong) {
    struct Case {
        int status;
        const char* body;
        const char *with_otp, *with_passphrase;
    };
    const Case cases[] = {
        {400, R"({"error":"TOTP anda salah","status_code":2031})", "otp_wrong", "passphrase"},
        {400, R"({"error":"Passphrase anda salah","status_code":2031})", "otp_wrong", "passphrase"},
        {400, R"({"error":"OTP tidak valid","status_code":2032})", "otp_wrong", "esign_said"},
        {200, R"({"error":"Kode OTP sudah kedaluwarsa"})", "otp_wrong", "esign_said"},
        {500, R"({"error":"Layanan OTP terganggu"})", "esign_said", "esign_said"},
        {400, R"({"error":"Cryptoprovider mati","status_code":2033})", "esign_said", "esign_said"},
        {400, R"({"error":"Kuota habis","status_code":2099})", "esign_said", "esign_said"},
    };
    for (const Case& one : cases) {
        esign::Hidden otp, passphrase;
        otp.proven = esign::Hidden::Proven::one_time;
        passphrase.proven = esign::Hidden::Proven::passphrase;
        EXPECT_EQ(key_of([&] { esign::judge(answered(one.status, one.body), otp); }), one.with_otp) << one.body;
        EXPECT_EQ(key_of([&] { esign::judge(answered(one.status, one.body), passphrase); }), one.with_passphrase)
            << one.body;
    }
}

TEST_F(EsignFault, the_seal_refuses_with_http_200) {
    server.mischief = Mischief::no_result;
    const esign::Institution office(service, "kota-contoh");
    const Secret held(std::string("731904"));
    const Error fault = fault_of([&] { office.totp(held, 2); });
    EXPECT_EQ(fault.key(), "signing.error.esign_seal");
    EXPECT_THAT(fault.what(), HasSubstr("TOTP *** tidak sesuai"));
    EXPECT_EQ(key_of([&] { esign::Institution(service, "lain").totp(held, 1); }), "esign_unregistered");
    server.mischief = Mischief::none;
    const Secret wrong(std::string("000000"));
    EXPECT_EQ(key_of([&] { office.sign(wrong, {esign::Look{}}, {pdf}); }), "otp_wrong");
    EXPECT_EQ(key_of([&] { office.renew_activation(wrong); }), "esign_seal");
}

}  // namespace
}  // namespace signing
