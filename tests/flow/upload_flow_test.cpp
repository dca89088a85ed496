// SPDX-License-Identifier: Apache-2.0
// A letter written in a word processor, from the file over HTTP to the sealed PDF and the mailbox.
#include <algorithm>

#include "core/base/child.h"
#include "core/base/text.h"
#include "core/docx/convert.h"
#include "core/pdf/read.h"
#include "core/pdf/write.h"
#include "tests/flow/flow.h"
#include "tests/support/docx_sample.h"

namespace upload_flow_test {

using core::Bytes;
using core::Json;
using tests::Caller;
using tests::Reply;
using tests::wait_for;

constexpr const char* subject = "Penyelarasan data layanan publik";
constexpr const char* docx_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

Bytes printed(const std::vector<std::string>& lines) {
    core::pdf::Document all;
    for (const auto& each : lines) all.push_back(core::pdf::Paragraph{.runs = {{each, {}}}, .after = 24});
    return core::pdf::write(all, {}, NASKAH_FONTS).bytes;
}

class UploadedLetter : public tests::Flow {
  protected:
    std::string draft(const Caller& drafter) {
        const Reply made = drafter.post("/api/v1/letters", {{"kind", "surat_dinas"},
                                                            {"subject", subject},
                                                            {"classification", "000.1.5"},
                                                            {"addressees", {position_id(drafter, "SETDA.SEKDA")}},
                                                            {"signer", position_id(drafter, "DISKOMINFO.KADIS")}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
        return made.json["id"];
    }
    Reply put(const Caller& who, const std::string& id, const std::string& name, const Bytes& file, int version = 1) {
        auto headers = who.headers();
        std::string body;
        std::tie(body, headers["Content-Type"]) = tests::multipart({{"version", std::to_string(version)}}, {{name, file}});
        return tests::ask(*server_, "PUT", "/api/v1/letters/" + id + "/file", headers, body);
    }
    // DOCX is refused with the reason, and the server is ready all the same.
    void without_converter(const Caller& drafter);
    // Signed, sent and verified; gives the sealed file.
    Bytes sealed(const Caller& drafter, const std::string& id);
};

Bytes UploadedLetter::sealed(const Caller& drafter, const std::string& id) {
    const Caller head = caller("DISKOMINFO.KADIS"), citizen(*server_, "");
    tests::send_up(drafter, id);
    const Reply done = head.post("/api/v1/signing/letter:" + id + "/sign", {{"passphrase", tests::demo_passphrase}});
    EXPECT_EQ(done.status, 200) << done.json.dump();
    const Reply sent = wait_for([&] { return drafter.get("/api/v1/letters/" + id); },
                                [](const Reply& reply) { return reply.json["state"] == "sent"; });
    const Bytes pdf = drafter.get("/api/v1/letters/" + id + "/pdf").bytes;
    const auto text = core::text::replace(core::pdf::text(pdf), "\n", " ");
    EXPECT_NE(text.find(sent.json["number"].get<std::string>()), text.npos) << text;
    EXPECT_NE(text.find(subject), text.npos) << text;
    EXPECT_EQ(text.find("${"), text.npos) << text;
    EXPECT_EQ(core::pdf::inspect(pdf).signatures, 1);
    EXPECT_TRUE(core::child::run({"qpdf", "--check", "/dev/stdin"}, pdf).good());
    const auto judged = core::child::run({"pdfsig", "-nocert", "/dev/stdin"}, pdf).out;
    EXPECT_NE(core::chars(judged).find("Signature is Valid."), std::string_view::npos) << core::chars(judged);
    EXPECT_EQ(citizen.upload("/api/v1/verify", {}, "surat.pdf", pdf).json["outcome"], "genuine");
    const std::string code = sent.json["code"];
    EXPECT_EQ(citizen.get("/api/v1/verify/" + code).json["outcome"], "genuine");
    return pdf;
}

void UploadedLetter::without_converter(const Caller& drafter) {
    server_->stop();
    server_->set("letters.docx_converter=off");
    server_->start();
    const Reply ready = tests::ask(*server_, "GET", "/health/ready");
    EXPECT_EQ(ready.status, 200) << ready.json.dump();
    EXPECT_NE(ready.json["checks"]["letters.docx"], "ok");
    const Reply refused = put(drafter, draft(drafter), "surat.docx", tests::docx_sample());
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.json["faults"][0]["key"], "core.docx.converter");
}

TEST_P(UploadedLetter, a_pdf_goes_all_the_way) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), stranger = caller("DINKES.SEKRETARIS");
    const std::string id = draft(drafter), path = "/api/v1/letters/" + id;
    const auto file = printed({"Nomor: ${nomor_naskah}", "${tanggal_naskah}", "Hal: ${hal}", "Data layanan sudah selaras."});
    EXPECT_EQ(put(stranger, id, "surat.pdf", file).status, 404);
    EXPECT_EQ(drafter.get(path + "/file").status, 404);
    const Reply wrong = put(drafter, id, "surat.pdf", printed({"${nomor_yang_salah}"}));
    EXPECT_EQ(wrong.status, 422);
    EXPECT_EQ(wrong.json["faults"][0]["field"], "file");
    const Reply taken = put(drafter, id, "surat.pdf", file);
    ASSERT_EQ(taken.status, 200) << taken.json.dump();
    EXPECT_EQ(taken.json["content"]["file"]["placeholders"], Json({"nomor_naskah", "tanggal_naskah", "hal"}));
    EXPECT_EQ(put(drafter, id, "surat.pdf", file).status, 409) << "from an old version";
    EXPECT_EQ(drafter.get(path + "/file").bytes, file);
    EXPECT_EQ(drafter.get("/letters/" + id + "/edit").status, 200);
    Json content = taken.json["content"];   // given back as it was read
    content["version"] = taken.json["version"];
    content["attachments"] = "Satu berkas";
    ASSERT_EQ(drafter.put(path, content).status, 200);
    const auto pdf = sealed(drafter, id);
    EXPECT_EQ(core::pdf::inspect(pdf).pages, 2) << "no place for the signature: it stands on the sheet that follows";
    const Json got = caller("SETDA.SEKDA").get(path).json["content"];
    EXPECT_EQ(got["subject"], subject);
    EXPECT_FALSE(got.contains("file")) << "who gets the letter gets what was sealed: " << got.dump();
    EXPECT_EQ(got["parts"], Json::object()) << "nor what lies below the file";
    EXPECT_EQ(caller("SETDA.SEKDA").get(path + "/file").status, 404);
    EXPECT_FALSE(drafter.get(path).json["content"]["file"].is_null()) << "who wrote it goes on seeing it";
    const Caller clerk = caller("SETDA.TU");
    EXPECT_EQ(clerk.get("/api/v1/search?q=selaras").json["total"], 1) << "its words are found";
    EXPECT_EQ(drafter.get("/api/v1/search?q=selaras").json["total"], 1) << "as is the letter by who wrote it";
    EXPECT_EQ(stranger.get("/api/v1/search?q=selaras").json["total"], 0);
    without_converter(drafter);
}

TEST_P(UploadedLetter, a_corrector_loses_nothing_when_he_puts_a_file_in_its_place) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), section = caller("DISKOMINFO.APTIKA.KABID");
    const Reply made = drafter.post("/api/v1/letters", note(drafter, "Laporan aplikasi"));
    ASSERT_EQ(made.status, 201);
    const std::string id = made.json["id"], path = "/letters/" + id, api = "/api/v1/letters/" + id;
    tests::send_up(drafter, id);
    const std::string page = section.get(path + "/edit").text();
    EXPECT_NE(page.find("name=\"act\" value=\"file\""), page.npos) << "the button goes with what is typed";
    const int version = section.get(api).json["version"];
    std::map<std::string, std::string> form{{"revision", std::to_string(version)}, {"classification", "000.1.5"},
                                            {"subject", "Laporan aplikasi yang diperbaiki"},
                                            {"parts.body", "Kalimat yang diketik pemeriksa."},
                                            {"addressees", position_id(drafter, "SETDA.SEKDA")},
                                            {"access", "biasa"}, {"urgency", "biasa"}, {"act", "file"}};
    const Reply wrong = section.upload(path + "/correct", form, "surat.pdf", printed({"${nomor_yang_salah}"}));
    EXPECT_EQ(wrong.status, 422);
    for (const char* typed : {"Laporan aplikasi yang diperbaiki", "Kalimat yang diketik pemeriksa."})
        EXPECT_NE(wrong.text().find(typed), std::string::npos) << typed;
    EXPECT_EQ(section.get(api).json["version"], version) << "nothing saved";
    const auto file = printed({"Nomor: ${nomor_naskah}", "${tanggal_naskah}", "Data layanan sudah selaras."});
    const Reply put = section.upload(path + "/correct", form, "surat.pdf", file);
    ASSERT_EQ(put.status, 303) << put.text();
    const Json now = section.get(api).json;
    EXPECT_EQ(now["version"], version + 1) << "one correction";
    EXPECT_EQ(now["content"]["subject"], "Laporan aplikasi yang diperbaiki");
    EXPECT_NE(now["content"]["parts"].dump().find("Kalimat yang diketik pemeriksa."), std::string::npos);
    EXPECT_EQ(section.get(api + "/file").bytes, file);
}

TEST_P(UploadedLetter, a_docx_goes_all_the_way) {
    if (!core::docx::Converter("").installed())
        GTEST_SKIP() << "LibreOffice is not installed (libreoffice-writer-nogui): DOCX is not tried";
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF");
    const std::string id = draft(drafter);
    const Reply taken = put(drafter, id, "surat.docx", tests::docx_sample());
    ASSERT_EQ(taken.status, 200) << taken.json.dump();
    EXPECT_EQ(drafter.get("/api/v1/letters/" + id + "/file").type, docx_type);
    const auto pdf = sealed(drafter, id);
    EXPECT_EQ(core::pdf::inspect(pdf).pages, 1);
}

NASKAH_ON_BOTH_DATABASES(UploadedLetter);

}  // namespace
