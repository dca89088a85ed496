// SPDX-License-Identifier: Apache-2.0
// The public page as a citizen and a bank clerk meet it: letters of this house and of others, what is no letter
// at all, in plain sentences; and nothing of what was handed in remains.
#include <algorithm>
#include <fstream>

#include "core/base/child.h"
#include "core/base/file.h"
#include "core/pdf/write.h"
#include "core/pki/authority.h"
#include "tests/flow/flow.h"

namespace public_page_test {

namespace fs = std::filesystem;
using core::Bytes;
using tests::Caller;
using tests::Reply;

constexpr const char* passphrase = "kata sandi uji";
// Stands in the name and in the content of what is handed in, and nowhere else.
constexpr const char* mark = "RahasiaDagangBahari7731";

Bytes bytes(const std::string& text) { return {text.begin(), text.end()}; }

// A PDF that names the mark where nothing compresses it.
Bytes notice() {
    const std::vector<std::string> objects{
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        std::string("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Note (") + mark + ") >>"};
    std::string text = "%PDF-1.7\n", table = "xref\n0 4\n0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const std::string at = std::to_string(text.size());
        table += std::string(10 - at.size(), '0') + at + " 00000 n \n";
        text += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string start = std::to_string(text.size());
    return bytes(text + table + "trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n");
}

// Another agency with an authority of its own.
class Neighbour {
  public:
    Neighbour() {
        office_.set("agency=Pemerintah Kabupaten Bangka Selatan");
        office_.command({"ca:create"});
        const core::pki::Authority ca(core::pki::Credential::load((keys() / "ca").string()));
        const core::Instant now = core::SystemClock().now();
        const auto key = ca.person({"Sari Wahyuni", "Pemerintah Kabupaten Bangka Selatan"},
                                   {now - std::chrono::minutes(5), now + std::chrono::hours(24)}, core::pki::KeyKind::ec_p256);
        EXPECT_TRUE(core::write_whole(file("sari.p12"), key.pkcs12(core::Secret(std::string(passphrase)))));
    }
    Bytes sign(const Bytes& pdf) {
        EXPECT_TRUE(core::write_whole(file("edaran.pdf"), pdf));
        office_.command({"sign", file("edaran.pdf"), "--key", file("sari.p12"), "--level", "B-T", "--out", file("edaran.signed.pdf")},
                        std::string(passphrase) + "\n");
        return bytes(core::read_text(file("edaran.signed.pdf")).value_or(""));
    }
    fs::path keys() { return office_.folder() / "data" / "keys"; }

  private:
    std::string file(const std::string& name) { return (office_.folder() / name).string(); }
    tests::Server office_;
};

class PublicPage : public tests::Flow {
  protected:
    Reply hand_in(const std::string& name, const Bytes& file) {
        auto [body, type] = tests::multipart({}, {{name, file}});
        return tests::ask(*server_, "POST", "/verify", {{"Content-Type", type}}, body);
    }
    static bool says(const Reply& reply, const std::string& text) { return reply.text().find(text) != std::string::npos; }
    // A signed letter of this house, sent.
    core::Json letter();
    // Tables that anything handed in could come to lie in.
    std::vector<std::int64_t> rows();
    std::vector<std::string> files();
    std::string everything();
};

core::Json PublicPage::letter() {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF");
    const Reply made = drafter.post("/api/v1/letters", note(drafter, "Laporan kesiapan aplikasi layanan publik"));
    EXPECT_EQ(made.status, 201) << made.json.dump();
    const std::string id = made.json["id"], round = "/api/v1/signing/letter:" + id;
    tests::send_up(drafter, id);
    EXPECT_EQ(caller("DISKOMINFO.APTIKA.KABID").post(round + "/pass").status, 200);
    EXPECT_EQ(caller("DISKOMINFO.KADIS").post(round + "/sign", {{"passphrase", tests::demo_passphrase}}).status, 200);
    return tests::wait_for([&] { return drafter.get("/api/v1/letters/" + id); },
                           [](const Reply& reply) { return reply.json["state"] == "sent"; }).json;
}

std::vector<std::int64_t> PublicPage::rows() {
    const auto db = core::db::open(city_->address());
    return db->read([](core::db::Tx& tx) {
        return std::vector<std::int64_t>{tx.count("SELECT COUNT(*) FROM core_audit", {}),
                                         tx.count("SELECT COUNT(*) FROM core_session", {}),
                                         tx.count("SELECT COUNT(*) FROM core_account", {}),
                                         tx.count("SELECT COUNT(*) FROM core_search", {}),
                                         tx.count("SELECT COUNT(*) FROM core_batch", {}),
                                         tx.count("SELECT COUNT(*) FROM signing_revision", {}),
                                         tx.count("SELECT COUNT(*) FROM letters_letter", {})};
    });
}

std::vector<std::string> PublicPage::files() {
    std::vector<std::string> all;
    for (const auto& each : fs::recursive_directory_iterator(server_->folder()))
        if (each.is_regular_file()) all.push_back(each.path().string());
    std::sort(all.begin(), all.end());
    return all;
}

// Database, log, blobs and whatever else the server writes; and what lies in the folder for passing things.
std::string PublicPage::everything() {
    std::string all = server_->log();
    for (const auto& each : files()) all += each + core::read_text(each).value_or("");
    if (GetParam() == core::db::Engine::postgres) {
        const auto dump = core::child::run({"pg_dump", city_->address()}, {});
        EXPECT_TRUE(dump.good()) << dump.errors;
        all += core::chars(dump.out);
    }
    std::error_code gone;   // others come and go there
    for (const auto& each : fs::directory_iterator(fs::temp_directory_path(), gone))
        if (each.is_regular_file(gone) && each.file_size(gone) < (1U << 20))
            all += each.path().string() + core::read_text(each.path()).value_or("");
    return all;
}

TEST_P(PublicPage, tells_in_plain_words) {
    Neighbour neighbour;
    const core::Json ours = letter();
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF");
    const Bytes pdf = drafter.get("/api/v1/letters/" + ours["id"].get<std::string>() + "/pdf").bytes;

    const Reply genuine = hand_in("laporan.pdf", pdf);
    EXPECT_EQ(genuine.status, 200);
    EXPECT_TRUE(says(genuine, "Naskah ini asli"));
    EXPECT_TRUE(says(genuine, "sebagai Plt. Kepala Dinas Komunikasi dan Informatika pada ")) << genuine.text();
    EXPECT_TRUE(says(genuine, "waktunya dibuktikan tanda waktu"));
    EXPECT_TRUE(says(genuine, "Diperiksa "));
    EXPECT_TRUE(says(genuine, core::sha256(pdf).hex()));
    EXPECT_TRUE(says(genuine, "data-print"));

    Bytes broken = pdf;
    broken[broken.size() / 3] ^= 1;
    const Reply changed = hand_in("laporan.pdf", broken);
    EXPECT_TRUE(says(changed, "telah diubah setelah ditandatangani"));
    EXPECT_TRUE(says(changed, "Yang berubah sesudah ditandatangani")) << changed.text();
    EXPECT_TRUE(says(changed, "tidak lagi berlaku untuk isi berkas ini"));
    EXPECT_FALSE(says(changed, ">Ditandatangani "));

    const Bytes foreign = neighbour.sign(notice());
    const Reply unknown = hand_in("edaran.pdf", foreign);
    EXPECT_TRUE(says(unknown, "Tanda tangan utuh, tetapi penerbit sertifikatnya tidak dikenal server ini")) << unknown.text();
    EXPECT_TRUE(says(unknown, "Menurut berkas ini ditandatangani Sari Wahyuni dari Pemerintah Kabupaten Bangka Selatan"));
    EXPECT_TRUE(says(unknown, "INDETERMINATE"));

    const Reply plain = hand_in("edaran.pdf", notice());
    EXPECT_TRUE(says(plain, "tidak bertanda tangan elektronik"));
    EXPECT_TRUE(says(plain, "pindaian surat kertas"));
    for (const auto& [file, sentence] : std::vector<std::pair<Bytes, std::string>>{
             {bytes("Bukan PDF sama sekali"), "Berkas ini bukan PDF"},
             {bytes("\x89PNG\r\n\x1a\n"), "Berkas ini gambar, bukan PDF"},
             {bytes("\xFF\xD8\xFF\xE0 JFIF"), "Berkas ini gambar, bukan PDF"},
             {{}, "Pilih berkas PDF"}}) {
        const Reply refused = hand_in("kiriman", file);
        EXPECT_TRUE(refused.status == 422 || refused.status == 415) << refused.status;
        EXPECT_TRUE(says(refused, sentence)) << sentence;
        EXPECT_TRUE(says(refused, "id=\"f-file\"")) << "the form is there to try again";
    }

    // An authority that was told to the house is as good as its own.
    server_->stop();
    for (const auto& each : fs::directory_iterator(neighbour.keys() / "anchors"))
        fs::copy_file(each.path(), server_->folder() / "data" / "keys" / "anchors" / ("tetangga-" + each.path().filename().string()));
    server_->start();
    const Reply unsure = hand_in("edaran.pdf", foreign);
    EXPECT_TRUE(says(unsure, "Keaslian naskah ini tidak dapat dipastikan")) << "nobody told whether it was revoked";
    server_->stop();
    server_->set("signing.revocation=if_known");
    server_->start();
    const Reply known = hand_in("edaran.pdf", foreign);
    EXPECT_TRUE(says(known, ">Ditandatangani Sari Wahyuni dari Pemerintah Kabupaten Bangka Selatan pada ")) << known.text();
    EXPECT_TRUE(says(known, "Naskah ini asli"));
}

TEST_P(PublicPage, a_stranger_who_signed_on_ours_is_told_apart_from_it) {
    Neighbour neighbour;
    const core::Json ours = letter();
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF");
    const Bytes pdf = drafter.get("/api/v1/letters/" + ours["id"].get<std::string>() + "/pdf").bytes;
    const Bytes grown = neighbour.sign(pdf);
    ASSERT_GT(grown.size(), pdf.size());
    const Reply told = hand_in("laporan.pdf", grown);
    EXPECT_TRUE(says(told, "Naskah ini asli, tetapi ada tanda tangan lain sesudahnya")) << told.text();
    EXPECT_TRUE(says(told, "“Sari Wahyuni”")) << told.text();
    EXPECT_TRUE(says(told, "tidak dikenal server ini"));
    EXPECT_TRUE(says(told, "INDETERMINATE")) << "the verdict is of the whole file";
    EXPECT_TRUE(says(told, ">Ditandatangani "));
    const Reply verdict = Caller(*server_, "").upload("/api/v1/verify", {}, "laporan.pdf", grown);
    EXPECT_EQ(verdict.json["outcome"], "untrusted");
    EXPECT_FALSE(verdict.json["genuine"]);

    Bytes broken = grown;
    broken[pdf.size() / 3] ^= 1;
    EXPECT_FALSE(says(hand_in("laporan.pdf", broken), "Naskah ini asli")) << "what is broken is not ours any more";
    EXPECT_FALSE(says(hand_in("edaran.pdf", neighbour.sign(notice())), "Naskah ini asli")) << "nothing of ours lies below";
}

TEST_P(PublicPage, a_locked_file_is_told_as_such) {
    core::pdf::Document text;
    text.push_back(core::pdf::Paragraph{.runs = {{"Salinan terkunci.", {}}}});
    const Bytes plain = core::pdf::write(text, {}, NASKAH_FONTS).bytes;
    const auto locked = core::child::run({"qpdf", "--encrypt", "rahasia", "pemilik", "256", "--", "/dev/stdin", "-"}, plain);
    ASSERT_TRUE(locked.good()) << locked.errors;
    const Reply refused = hand_in("terkunci.pdf", locked.out);
    EXPECT_TRUE(says(refused, "dikunci dengan kata sandi")) << refused.status << refused.text();
}

TEST_P(PublicPage, whoever_has_no_account_is_led_to_no_desk) {
    const auto leads = [](const Reply& reply, const char* where) {
        return reply.text().find("class=\"btn btn-primary\" href=\"" + std::string(where) + "\"") != std::string::npos;
    };
    const Reply unknown = tests::ask(*server_, "GET", "/v/tidakada123");
    EXPECT_EQ(unknown.status, 404);
    EXPECT_TRUE(says(unknown, "role=\"alert\"")) << unknown.text();
    EXPECT_TRUE(says(unknown, "Kode ini tidak dikenal"));
    EXPECT_FALSE(says(unknown, "f-file-fault")) << "a file was not asked for";
    for (const char* path : {"/v/tidakada123/pdf", "/halaman-yang-tidak-ada"}) {
        const Reply lost = tests::ask(*server_, "GET", path);
        EXPECT_EQ(lost.status, 404) << path;
        EXPECT_TRUE(leads(lost, "/verify")) << lost.text();
        EXPECT_TRUE(says(lost, "href=\"/login\""));
        EXPECT_FALSE(says(lost, "Ke meja"));
        EXPECT_FALSE(says(lost, "href=\"/search\""));
        auto headers = caller("DISKOMINFO.KADIS").headers();
        headers["Accept"] = "text/html";
        const Reply own = tests::ask(*server_, "GET", path, headers);
        EXPECT_TRUE(leads(own, "/")) << own.text();
        EXPECT_FALSE(says(own, "href=\"/login\""));
    }
}

TEST_P(PublicPage, the_camera_is_for_this_page_alone) {
    const auto policy = [&](const std::string& path) { return tests::ask(*server_, "GET", path).headers.at("permissions-policy"); };
    for (const char* form : {"/verify", "/v/tidakada123"})   // whose code nobody knows may scan again
        EXPECT_EQ(policy(form), "camera=(self), microphone=(), geolocation=()") << form;
    for (const char* other : {"/login", "/health/live", "/v/tidakada123/pdf", "/api/v1/openapi.json"})
        EXPECT_EQ(policy(other), "camera=(), microphone=(), geolocation=()") << other;
}

TEST_P(PublicPage, keeps_nothing_of_fifty_checks) {
    server_->stop();
    server_->set("job_workers=0");   // what the house does by itself meanwhile is not counted
    server_->start();
    Neighbour neighbour;
    const std::vector<Bytes> handed{notice(), neighbour.sign(notice()), bytes(std::string("%PDF-1.4\n") + mark),
                                    bytes(std::string("tanpa kepala ") + mark)};
    (void)hand_in("biasa.pdf", handed[0]);   // what is made once by the first who asks
    const auto rows_before = rows();
    const auto files_before = files();
    const Caller citizen(*server_, "");
    for (int i = 0; i < 50; ++i) {
        const Bytes& file = handed[static_cast<std::size_t>(i) % handed.size()];
        const std::string name = std::string(mark) + "-" + std::to_string(i) + ".pdf";
        const Reply told = i % 3 == 0   ? hand_in(name, file)
                           : i % 3 == 1 ? citizen.upload("/api/v1/verify", {}, name, file)
                                        : citizen.upload("/api/v1/verifications", {}, name, file);
        EXPECT_LT(told.status, 500) << told.text();
    }
    EXPECT_EQ(rows(), rows_before);
    EXPECT_EQ(files(), files_before);
    server_->stop();   // what lay in memory would be written now
    EXPECT_EQ(everything().find(mark), std::string::npos);
}

TEST_P(PublicPage, one_address_cannot_ask_without_end) {
    server_->stop();
    server_->set("verify.per_minute=3");
    server_->start();
    for (int i = 0; i < 3; ++i) EXPECT_EQ(hand_in("edaran.pdf", notice()).status, 200);
    const Reply refused = hand_in("edaran.pdf", notice());
    EXPECT_EQ(refused.status, 429);
    EXPECT_TRUE(says(refused, "Terlalu banyak pemeriksaan dari alamat ini"));
}

NASKAH_ON_BOTH_DATABASES(PublicPage);

}  // namespace
