// SPDX-License-Identifier: Apache-2.0
// The ways in on both databases, against a real mail server, a real virus scanner and a real reader of pictures.
#include "intake/tests/kit.h"

#include "core/base/file.h"
#include "core/base/text.h"
#include "core/pdf/read.h"
#include "core/pdf/scan.h"
#include "intake/tests/way_servers.h"
#include "intake/ways/folders.h"
#include "intake/ways/post.h"

namespace intake {
namespace ways_service_test {

class Ways : public IntakeOffice {
  protected:
    void SetUp() override {
        IntakeOffice::SetUp();
        if (IsSkipped()) return;
        root = place->folder() / "pindai";
        box = root / "SETDA";
        fs::create_directories(box);
        folders = std::make_unique<Folders>(tray->parts, tray->receiving, root, false);
    }
    // As a scanner that has been at it for a while.
    void lay(const std::string& name, core::ByteView bytes, std::chrono::seconds ago = std::chrono::seconds(600)) {
        ASSERT_TRUE(core::write_whole(box / name, bytes));
        const std::chrono::milliseconds since{clock.now().ms};
        const auto at = std::chrono::sys_time<std::chrono::milliseconds>(since - ago);
        fs::last_write_time(box / name, std::chrono::file_clock::from_sys(at));
    }
    std::size_t in(const fs::path& folder) {
        std::size_t count = 0;
        if (fs::exists(folder))
            for (const auto& each : fs::directory_iterator(folder)) count += each.is_regular_file();
        return count;
    }
    std::vector<Refused> refused() { return tray->tray.tray(clerk(), {}).refused; }

    fs::path root, box;
    std::unique_ptr<Folders> folders;
};

TEST_P(Ways, a_scan_is_taken_when_it_lies_still) {
    const auto pdf = letter_pdf("1/A", "Dari pemindai");
    lay("pindaian.pdf", core::ByteView(pdf).first(300));
    EXPECT_EQ(folders->look(), 0);
    lay("pindaian.pdf", pdf);   // it grew
    EXPECT_EQ(folders->look(), 0) << "seen for the first time as it is now";
    EXPECT_EQ(folders->look(), 1);
    EXPECT_EQ(in(box), 0u);
    EXPECT_EQ(in(box / "done"), 1u);
    EXPECT_EQ(folders->look(), 0);
    ASSERT_EQ(shown(Show::open).size(), 1u);
    EXPECT_EQ(shown(Show::open)[0].source, Source::folder);
    EXPECT_EQ(shown(Show::open)[0].file_name, "pindaian.pdf");
}

TEST_P(Ways, a_broken_scan_is_told_and_put_aside) {
    lay("rusak.pdf", core::view("%PDF-1.7\nrusak"), std::chrono::seconds(30));
    folders->look();
    folders->look();
    EXPECT_EQ(in(box), 1u) << "it may still be written";
    clock.pass(std::chrono::minutes(3));
    folders->look();
    EXPECT_EQ(in(box), 0u);
    EXPECT_EQ(in(box / "failed"), 1u);
    ASSERT_EQ(refused().size(), 1u);
    EXPECT_EQ(refused()[0].file_name, "rusak.pdf");
    EXPECT_EQ(refused()[0].word, "core.pdf.unreadable.damaged");
    tray->tray.seen(clerk(), refused()[0].id);
    EXPECT_TRUE(refused().empty());
}

TEST_P(Ways, a_scan_is_neither_lost_nor_taken_twice_when_the_move_fails) {
    std::ofstream(box / ".tersembunyi") << "x";
    lay("satu.pdf", letter_pdf("1/A", "Satu"));
    std::ofstream(box / "done") << "not a folder";
    folders->look();
    folders->look();
    EXPECT_TRUE(fs::exists(box / "satu.pdf")) << "the row stands, the file could not be put away";
    EXPECT_EQ(shown(Show::open).size(), 1u);
    fs::remove(box / "done");
    Folders after_restart(tray->parts, tray->receiving, root, false);
    after_restart.look();
    after_restart.look();
    EXPECT_FALSE(fs::exists(box / "satu.pdf"));
    EXPECT_EQ(shown(Show::open).size(), 1u);
    const auto ways = tray->tray.tray(clerk(), {}).ways;
    ASSERT_EQ(ways.size(), 1u);
    EXPECT_EQ(ways[0].word, "");
}

std::string mail(const std::string& id, const std::string& parts) {
    return "From: Budi Contoh <budi@contoh.go.id>\r\nTo: tu@kota.go.id\r\n"
           "Subject: =?utf-8?q?Undangan_rapat_=E2=80=93_segera?=\r\nDate: Mon, 23 Nov 2026 08:00:00 +0700\r\n"
           "Message-ID: <" + id + "@contoh.go.id>\r\nMIME-Version: 1.0\r\n" + parts;
}

std::string with_file(const std::string& id, const std::string& name, core::ByteView bytes) {
    std::string base = core::base64(bytes), folded;
    for (std::size_t at = 0; at < base.size(); at += 76) folded += base.substr(at, 76) + "\r\n";
    return mail(id, "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
                    "Terlampir.\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
                    "Content-Disposition: attachment; filename=\"" + name + "\"\r\n\r\n" + folded + "--b--\r\n");
}

std::string plain(const std::string& id) {
    return mail(id, "Content-Type: text/plain; charset=utf-8\r\n\r\nMohon kehadiran Bapak/Ibu.\r\nTerima kasih.\r\n");
}

TEST_P(Ways, mail_is_taken_once_with_its_documents) {
    Account account;
    account.login = "tu";
    account.host = "localhost";
    account.unit = "SETDA";
    Post post(tray->parts, tray->receiving, {account}, place->folder() / "imap", {"Dari", "Perihal", "Tanggal"});
    const auto letter = letter_pdf("1/A", "Undangan");
    const auto raw = with_file("m1", "../surat undangan.pdf", letter);
    EXPECT_EQ(post.take(account, office.unit_.id, {1, 1}, core::view(raw)), 1);
    clock.pass(std::chrono::seconds(1));
    EXPECT_EQ(post.take(account, office.unit_.id, {2, 9}, core::view(raw)), -1) << "under another UID too";
    const auto text = plain("m2");
    EXPECT_EQ(post.take(account, office.unit_.id, {2, 10}, core::view(text)), 1);
    const auto html = mail("m3", "Content-Type: text/html\r\n\r\n<script>alert(1)</script>\r\n");
    EXPECT_EQ(post.take(account, office.unit_.id, {2, 11}, core::view(html)), 0);
    const auto table = with_file("m4", "tabel.xlsx", core::view("bukan"));
    EXPECT_EQ(post.take(account, office.unit_.id, {2, 12}, core::view(table)), 0);
    EXPECT_EQ(post.take(account, office.unit_.id, {2, 13}, core::view("\x01\x02 bukan surel")), 0);
    work_off();
    const auto open = shown(Show::ready);
    ASSERT_EQ(open.size(), 2u);
    const auto first = arrival(open[0].id);
    EXPECT_EQ(first.origin, "Budi Contoh <budi@contoh.go.id>");
    EXPECT_EQ(first.sender_address(), "budi@contoh.go.id");
    EXPECT_EQ(first.about, "Undangan rapat \u2013 segera");
    EXPECT_EQ(first.file_name, "surat undangan.pdf");
    EXPECT_EQ(blobs->get(first.original), letter);
    EXPECT_NE(arrival(open[1].id).text.find("Mohon kehadiran"), std::string::npos) << "text alone became a page";
    ASSERT_EQ(refused().size(), 3u);
}

TEST_P(Ways, a_mailbox_is_read_over_tls_and_told_what_is_wrong) {
    if (!MailServer::installed()) GTEST_SKIP() << "dovecot is not installed";
    MailServer server(place->folder() / "dovecot");
    const auto secrets = place->folder() / "imap";
    fs::create_directories(secrets);
    auto account = account_of("imaps://tu@localhost:" + std::to_string(server.port) +
                              "/INBOX?unit=SETDA&done=Arsip&ca=" + core::text::url(server.authority().string()));
    const auto post = [&](const Account& with) {
        return Post(tray->parts, tray->receiving, {with}, secrets, {"Dari", "Perihal", "Tanggal"});
    };
    const auto trouble = [&] { return tray->tray.tray(clerk(), {}).ways.at(0).word; };
    EXPECT_EQ(post(account).look(), 0);
    EXPECT_EQ(trouble(), "intake.way.mail_secret");
    std::ofstream(secrets / account.name()) << "salah\n";
    fs::permissions(secrets / account.name(), fs::perms::owner_all | fs::perms::others_read);
    EXPECT_EQ(post(account).look(), 0);
    EXPECT_EQ(trouble(), "intake.way.mail_secret_open");
    fs::permissions(secrets / account.name(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(post(account).look(), 0);
    EXPECT_EQ(trouble(), "intake.way.mail_login");
    std::ofstream(secrets / account.name()) << MailServer::password << "\n";
    auto untrusted = account;
    untrusted.authority.clear();
    EXPECT_EQ(post(untrusted).look(), 0);
    EXPECT_EQ(trouble(), "intake.way.mail_tls") << "a certificate nobody vouches for";

    server.make_folder("tu", "Arsip");
    server.deliver("tu", "1", with_file("m1", "surat.pdf", letter_pdf("1/A", "Undangan")));
    server.deliver("tu", "2", plain("m2"));
    auto first = post(account);
    EXPECT_EQ(first.look(), 2);
    EXPECT_EQ(trouble(), "");
    EXPECT_EQ(server.count("tu", ".Arsip", ",S"), 2u) << "seen and moved";
    EXPECT_EQ(first.look(), 0);
    server.deliver("tu", "3", plain("m2"));
    EXPECT_EQ(first.look(), 0) << "sent again";
    EXPECT_EQ(server.count("tu", ".Arsip", ",S"), 3u) << "and moved all the same";

    // Killed after the unit, before the message was moved over there.
    server.deliver("tu", "4", plain("m4"));
    const auto mark = place->db().read([&](core::db::Tx& tx) { return tray->parts.ways.mark(tx, account.name()); });
    const auto fourth = plain("m4");
    EXPECT_EQ(first.take(account, office.unit_.id, {mark.validity, mark.last_uid + 1}, core::view(fourth)), 1);
    EXPECT_EQ(first.look(), 0);
    EXPECT_EQ(server.count("tu", ".Arsip", ",S"), 4u);
    EXPECT_EQ(shown(Show::open).size(), 3u);

    auto starttls = account;
    starttls.tls = false;
    starttls.port = server.plain_port;
    starttls.done.clear();
    server.deliver("tu", "5", plain("m5"));
    EXPECT_EQ(post(starttls).look(), 1) << "STARTTLS";
    EXPECT_EQ(server.count("tu", "", ",S"), 1u) << "left where it was, seen";
}

TEST_P(Ways, clamd_finds_what_it_knows) {
    if (!VirusScanner::installed()) GTEST_SKIP() << "clamd is not installed";
    VirusScanner server(place->folder() / "clamd");
    Clamd clamd(server.address());
    EXPECT_TRUE(clamd.answers());
    const auto clean = letter_pdf("1/A", "Bersih");
    EXPECT_EQ(clamd.scan(clean).result, Scanned::Result::clean);
    core::pdf::Setup setup;
    setup.title = VirusScanner::virus;
    const auto ill = pdf_of({"Surat"}, setup);
    const auto found = clamd.scan(ill);
    EXPECT_EQ(found.result, Scanned::Result::infected);
    EXPECT_NE(found.said.find("Virus.Uji"), std::string::npos) << found.said;
    const auto large = clamd.scan(core::Bytes(4u << 20, 'x')).result;
    EXPECT_TRUE(large == Scanned::Result::refused || large == Scanned::Result::away) << "more than it takes";
    server.stop();
    EXPECT_FALSE(clamd.answers());
    EXPECT_EQ(clamd.scan(clean).result, Scanned::Result::away);
}

TEST_P(Ways, a_picture_of_a_letter_is_read) {
    const Ocr tesseract("");
    if (!tesseract.installed()) GTEST_SKIP() << "tesseract-ocr-ind is not installed";
    Services reading(parts(tesseract));
    const auto letter = letter_pdf("400.7/1234/DINKES/2026", "Undangan rapat koordinasi stunting");
    const auto picture = core::pdf::picture(letter, 0, 200);
    const auto id = put(picture, "foto.png");
    reading.work.run(id);
    const auto read = arrival(id);
    EXPECT_EQ(read.state, State::ready);
    EXPECT_EQ(read.read_pages, 1);
    EXPECT_EQ(value_of(read, "number"), "400.7/1234/DINKES/2026");
    EXPECT_EQ(value_of(read, "date"), "2026-11-20");
    EXPECT_EQ(value_of(read, "sender"), "Dinas Kesehatan Kota Pangkalpinang");
    EXPECT_EQ(value_of(read, "subject"), "Undangan rapat koordinasi stunting");
    for (const auto& each : read.found) EXPECT_EQ(each.page, 1);
    EXPECT_EQ(blobs->get(read.original), picture);
}

TEST_P(Ways, without_a_reader_the_clerk_is_told) {
    const auto id = put(core::pdf::picture(letter_pdf("1/A", "Undangan"), 0, 100), "foto.png");
    work_off();
    EXPECT_EQ(arrival(id).state, State::ready);
    EXPECT_EQ(arrival(id).trouble, "intake.trouble.no_reader");
}

NASKAH_ON_BOTH_DATABASES(Ways);

TEST(Accounts, are_read_or_refused) {
    const auto one = account_of("imaps://tu%40kota.go.id@mail.kota.go.id/INBOX?unit=SETDA");
    EXPECT_EQ(one.login, "tu@kota.go.id");
    EXPECT_EQ(one.host, "mail.kota.go.id");
    EXPECT_EQ(one.port, 993);
    EXPECT_EQ(account_of("imap://a@b:1143/Surat%20masuk?unit=X&done=Arsip").folder, "Surat masuk");
    for (const char* bad : {"", "http://a@b/I?unit=X", "imaps://b/I?unit=X", "imaps://a@b/I", "imaps://a@b:x/I?unit=X",
                            "imaps://a:rahasia@b/I?unit=X", "imaps://a@b/I?unit=X&pass=y"})
        EXPECT_THROW(account_of(bad), core::Error) << bad;
}

}  // namespace
}  // namespace intake
