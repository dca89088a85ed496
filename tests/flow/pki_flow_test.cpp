// SPDX-License-Identifier: Apache-2.0
// The built-in authority judged by strangers: OpenSSL's own clients ask the running server for timestamps, OCSP
// and revocation lists, before and after a certificate is revoked; and the journey of a person to a new one.
#include <cstdio>
#include <fstream>

#include "core/base/text.h"
#include "core/pki/credential.h"
#include "tests/flow/flow.h"

namespace pki_flow_test {

using core::Json;
using tests::Caller;
using tests::Reply;

std::string shell(const std::string& command) {
    std::string out;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    if (pipe == nullptr) return out;
    char part[4096];
    for (std::size_t size; (size = std::fread(part, 1, sizeof part, pipe)) > 0;) out.append(part, size);
    pclose(pipe);
    return out;
}

class PkiFlow : public tests::Flow {
  protected:
    void SetUp() override {
        Flow::SetUp();
        if (IsSkipped()) return;
        for (const char* name : {"root", "ca", "tsa"})
            write(std::string(name) + ".pem", core::pki::pem(get("/pki/" + std::string(name) + ".crt").bytes));
        write("chain.pem", core::pki::pem(get("/pki/root.crt").bytes) + core::pki::pem(get("/pki/ca.crt").bytes));
    }
    Reply get(const std::string& path) { return tests::ask(*server_, "GET", path); }
    std::string file(const std::string& name) { return (server_->folder() / name).string(); }
    void write(const std::string& name, std::string_view text) {
        std::ofstream(file(name), std::ios::binary) << text;
    }
    std::string read(const std::string& name) {
        std::ifstream stream(file(name), std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    // Asked by `openssl ocsp` itself, over HTTP.
    std::string ocsp(const std::string& certificate) {
        return shell("openssl ocsp -issuer " + file("ca.pem") + " -cert " + file(certificate) + " -url " +
                     server_->url("/pki/ocsp") + " -CAfile " + file("chain.pem"));
    }
    std::string crl() {
        write("ca.crl", get("/pki/crl/ca.crl").text());
        return shell("openssl crl -inform DER -in " + file("ca.crl") + " -CAfile " + file("chain.pem") +
                     " -noout -text -verify");
    }
    static std::string serial_of(const Reply& certificate) { return core::pki::describe(certificate.bytes).serial; }

    void timestamps();
    void by_get();
};

void PkiFlow::timestamps() {
    write("data", "Isi naskah yang diberi tanda waktu.");
    shell("openssl ts -query -data " + file("data") + " -sha256 -cert -out " + file("query.tsq"));
    const Reply stamped = tests::ask(*server_, "POST", "/pki/tsa", {{"Content-Type", "application/timestamp-query"}},
                                     read("query.tsq"));
    ASSERT_EQ(stamped.status, 200) << stamped.text();
    EXPECT_EQ(stamped.type, "application/timestamp-reply");
    write("reply.tsr", stamped.text());
    const std::string judged = shell("openssl ts -verify -data " + file("data") + " -in " + file("reply.tsr") +
                                     " -CAfile " + file("root.pem") + " -untrusted " + file("ca.pem"));
    EXPECT_NE(judged.find("Verification: OK"), std::string::npos) << judged;
    write("other", "Isi lain.");
    const std::string other = shell("openssl ts -verify -data " + file("other") + " -in " + file("reply.tsr") +
                                    " -CAfile " + file("root.pem") + " -untrusted " + file("ca.pem"));
    EXPECT_EQ(other.find("Verification: OK"), std::string::npos) << other;
    EXPECT_EQ(tests::ask(*server_, "POST", "/pki/tsa", {{"Content-Type", "application/octet-stream"}}, "x").status, 415);
}

// The question in the path, with its slashes as they come and escaped.
void PkiFlow::by_get() {
    shell("openssl ocsp -issuer " + file("ca.pem") + " -cert " + file("tsa.pem") + " -no_nonce -reqout " + file("question"));
    const std::string question = core::base64(core::view(read("question")));
    for (const std::string& path : {core::text::url(question), core::text::replace(question, "+", "%2B")}) {
        const Reply answer = get("/pki/ocsp/" + path);
        ASSERT_EQ(answer.status, 200) << path;
        EXPECT_EQ(answer.type, "application/ocsp-response");
        write("answer", answer.text());
        const std::string judged = shell("openssl ocsp -issuer " + file("ca.pem") + " -cert " + file("tsa.pem") + " -respin " +
                                         file("answer") + " -CAfile " + file("chain.pem"));
        EXPECT_NE(judged.find("Response verify OK"), std::string::npos) << judged;
        EXPECT_NE(judged.find("tsa.pem: good"), std::string::npos) << judged;
    }
    EXPECT_EQ(get("/pki/ocsp/bukan-pertanyaan.").status, 404);
    EXPECT_EQ(get("/pki/crl/lain.crl").status, 404);
    EXPECT_EQ(get("/pki/ca.key.pem").status, 404);
    EXPECT_EQ(get("/pki/ca.key.crt").status, 404);
}

TEST_P(PkiFlow, openssl_believes_what_the_server_tells) {
    timestamps();
    by_get();
    const std::string good = ocsp("tsa.pem");
    EXPECT_NE(good.find("Response verify OK"), std::string::npos) << good;
    EXPECT_NE(good.find("tsa.pem: good"), std::string::npos) << good;
    const std::string empty = crl();
    EXPECT_NE(empty.find("verify OK"), std::string::npos) << empty;
    EXPECT_NE(empty.find("No Revoked Certificates"), std::string::npos) << empty;
    EXPECT_NE(empty.find("Next Update"), std::string::npos);
    server_->command({"pki:revoke", serial_of(get("/pki/tsa.crt")), "--reason", "key_compromise"});
    const std::string bad = ocsp("tsa.pem");
    EXPECT_NE(bad.find("Response verify OK"), std::string::npos) << bad;
    EXPECT_NE(bad.find("tsa.pem: revoked"), std::string::npos) << bad;
    EXPECT_NE(bad.find("keyCompromise"), std::string::npos) << bad;
    const std::string listed = crl();
    EXPECT_NE(listed.find("verify OK"), std::string::npos) << listed;
    EXPECT_NE(listed.find("Key Compromise"), std::string::npos) << listed;
    write("root.crl", get("/pki/crl/root.crl").text());
    const std::string root = shell("openssl crl -inform DER -in " + file("root.crl") + " -CAfile " + file("root.pem") + " -noout -verify");
    EXPECT_NE(root.find("verify OK"), std::string::npos) << root;
}

// Revoked by himself, refused at signing, and on to a new one under a new passphrase; the officer in between.
TEST_P(PkiFlow, a_head_revokes_his_certificate_and_gets_another) {
    const Caller head = caller("DISKOMINFO.KADIS"), admin = caller("DISKOMINFO.ADMIN"), drafter = caller("DISKOMINFO.APTIKA.STAF"),
                 section = caller("DISKOMINFO.APTIKA.KABID");
    const std::string own = "/api/v1/signing-certificate";
    const Reply made = drafter.post("/api/v1/letters", note(drafter, "Laporan pemindahan kunci tanda tangan"));
    ASSERT_EQ(made.status, 201) << made.json.dump();
    const std::string id = made.json["id"], round = "/api/v1/signing/letter:" + id;
    tests::send_up(drafter, id);
    ASSERT_EQ(section.post(round + "/pass").status, 200);
    const Reply before = head.get(own);
    ASSERT_EQ(before.status, 200) << before.json.dump();
    EXPECT_EQ(before.json["standing"], nullptr) << before.json.dump();
    const Reply revoked = head.post(own + "/revoke", {{"reason", "key_compromise"}, {"note", "Laptop hilang"}});
    ASSERT_EQ(revoked.status, 200) << revoked.json.dump();
    EXPECT_EQ(revoked.json["state"], "revoked");
    const Reply refused = head.post(round + "/sign", {{"passphrase", tests::demo_passphrase}});
    EXPECT_EQ(refused.status, 409) << refused.json.dump();
    EXPECT_NE(refused.json["detail"].get<std::string>().find("dicabut"), std::string::npos) << refused.json.dump();
    EXPECT_NE(tests::ask(*server_, "GET", "/signing/certificate", head.headers()).text().find("Dicabut"), std::string::npos);
    EXPECT_NE(crl().find("Key Compromise"), std::string::npos);
    const Reply asked = head.post(own + "/ask", {{"reason", "Kunci lama dicabut"}});
    ASSERT_EQ(asked.status, 201) << asked.json.dump();
    const std::string enrolment = "/api/v1/signing-enrolments/" + asked.json["id"].get<std::string>();
    EXPECT_EQ(drafter.get(enrolment).status, 403);
    EXPECT_EQ(head.post(enrolment + "/approve", {{"document", "ktp"}, {"way", "met"}}).status, 403);
    EXPECT_NE(tests::ask(*server_, "GET", "/signing/certificates", admin.headers()).text().find("Permintaan yang menunggu"),
              std::string::npos);
    ASSERT_EQ(admin.post(enrolment + "/approve", {{"document", "ktp"}, {"way", "met"}}).status, 200);
    const std::string phrase = "kunci baru kepala dinas";
    ASSERT_EQ(head.post(own + "/make", {{"passphrase", phrase}, {"again", phrase}}).status, 200);
    EXPECT_EQ(head.get(own).json["standing"], nullptr);
    const Reply done = head.post(round + "/sign", {{"passphrase", phrase}});
    EXPECT_EQ(done.status, 200) << done.json.dump();
    // Raised to B-LT by what this server tells of itself, with no network.
    const Reply raised = tests::wait_for([&] { return head.get(round); }, [](const Reply& reply) {
        return reply.json.contains("evidence") && reply.json["evidence"]["level"] == "B-LT";
    });
    EXPECT_EQ(raised.json["evidence"]["level"], "B-LT") << raised.json.dump();
    server_->stop();
    EXPECT_EQ(server_->log().find(phrase), std::string::npos) << "no passphrase in the log";
    server_->command({"audit:verify"});
}

NASKAH_ON_BOTH_DATABASES(PkiFlow);

}  // namespace
