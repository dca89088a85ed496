// SPDX-License-Identifier: Apache-2.0
// The receipt of a letter that came by mail, sent back to its sender: asked for, tried again, given up, told.
#include "core/pdf/read.h"
#include "core/pdf/write.h"
#include "incoming/tests/kit.h"

namespace incoming {
namespace receipt_service_test {

class Carried final : public notify::Mailer {
  public:
    bool set = true;
    std::optional<core::Error> fault;
    std::vector<notify::MailOut> sent;
    bool there() const override { return set; }
    void send(const notify::MailOut& out) override {
        EXPECT_FALSE(core::db::Db::unit_open());
        if (fault) throw *fault;
        sent.push_back(out);
    }
};

// What came by mail, as the room of the tray tells it.
class OnePaper final : public Papers {
  public:
    Paper paper;
    Paper waiting(core::db::Tx&, const core::Actor&, std::string_view) override { return paper; }
    void registered(core::db::Tx&, const core::Context&, std::string_view, const Entered&) override {}
    std::string onward(const core::Context&, std::string_view) override { return {}; }
    std::string read;   // from the pictures of any file
    std::string recognised(core::db::Tx&, const core::Digest&) override { return read; }
};

class ReceiptRoom : public IncomingOffice {
  protected:
    void SetUp() override {
        IncomingOffice::SetUp();
        if (IsSkipped()) return;
        room->registry.serve(papers);
        room->receipt_post.through(mailer, words, "Pemerintah Kota Pangkalpinang");
        handlers.on(std::string(ReceiptPost::job), [this](const core::jobs::Job& job) { room->receipt_post.run(job); },
                    ReceiptPost::retry);
    }
    IncomingId enter(const std::string& address, classification::AccessClass access = {}) {
        core::pdf::Paragraph line;
        line.runs = {{"Permintaan data " + std::to_string(++entered), {}}};
        papers.paper.bytes = papers.paper.original = blobs->put(core::pdf::write({line}, {}, NASKAH_FONTS).bytes);
        papers.paper.sender_address = address;
        Registration wish;
        wish.paper = "1";
        wish.sender = "Badan Pusat Statistik";
        wish.number = "B-" + std::to_string(entered) + "/BPS/2026";
        wish.subject = "Permintaan data layanan";
        wish.date = core::parse_date("2026-11-20");
        wish.received = core::parse_date("2026-11-23");
        wish.access = access;
        wish.position = office.all[0].id;
        return room->registry.enter(as(3), wish).entry.value().id;
    }
    std::string refusal(std::size_t who, IncomingId id) {
        try {
            room->receipt_post.ask(as(who), id);
        } catch (const core::Error& error) {
            return error.key();
        }
        return "";
    }
    void work() { core::jobs::Worker(place->db(), handlers, clock, core::Zone::wib).drain(); }
    Posting state(IncomingId id) { return room->desk.whole(as(3), id).receipt.value().state; }
    std::string acts(IncomingId id) {
        std::string all;
        for (const auto& entry : room->desk.whole(as(3), id).trail)
            if (entry.act.starts_with("incoming.receipt_")) all += entry.act.substr(17) + " ";
        return all;
    }
    Carried mailer;
    OnePaper papers;
    core::words::Words words;
    int entered = 0;
};

// Registered before recognised text stood apart.
TEST_P(ReceiptRoom, what_was_read_from_pictures_is_parted_when_old_letters_are_put_again) {
    papers.paper.text = "undanqan musyawarah kelurahan";
    const auto scanned = enter("");
    papers.paper.text = "undanqan musyawarah kecamatan";
    const auto told = enter("");
    const auto source = entries_found(room->parts, [this] { return static_cast<Papers*>(&papers); });
    const auto put = [&] {
        place->db().write([&](core::db::Tx& tx) {
            for (const auto& id : {scanned, told}) source.put(tx, id.text());
        });
    };
    const auto entry = [&](IncomingId id) {
        return place->db().read([&](core::db::Tx& tx) { return room->parts.entries.get(tx, id); });
    };
    const auto found = [&] {
        return place->db().read([&](core::db::Tx& tx) {
            return search->find(tx, {"seat:" + office.all[0].id.text()}, {.words = "undangan", .after = {}}).total;
        });
    };
    put();
    EXPECT_EQ(found(), 0) << "what the file says itself is taken at its word";
    papers.read = "undanqan musyawarah kelurahan";
    for (int twice = 0; twice < 2; ++twice) {
        put();
        EXPECT_EQ(entry(scanned).recognised, papers.read);
        EXPECT_EQ(entry(scanned).text, "");
        EXPECT_EQ(entry(told).recognised, "");
        EXPECT_EQ(entry(told).text, "undanqan musyawarah kecamatan");
        EXPECT_EQ(found(), 1);
    }
}

TEST_P(ReceiptRoom, goes_to_where_the_letter_came_from) {
    const auto id = enter("tu@bps.go.id");
    EXPECT_EQ(state(id), Posting::known);
    EXPECT_FALSE(room->desk.whole(as(0), id).receipt) << "the clerk's matter";
    EXPECT_NE(refusal(0, id), "") << "the head does not send it";
    EXPECT_NE(refusal(2, id), "") << "nor who may not read the letter";
    EXPECT_EQ(refusal(3, id), "");
    EXPECT_EQ(state(id), Posting::waiting);
    EXPECT_EQ(refusal(3, id), "incoming.error.receipt.waiting") << "a second press sends nothing";
    work();
    ASSERT_EQ(mailer.sent.size(), 1u);
    EXPECT_EQ(mailer.sent[0].address, "tu@bps.go.id");
    ASSERT_EQ(mailer.sent[0].files.size(), 1u);
    EXPECT_EQ(mailer.sent[0].files[0].name, "tanda-terima.pdf");
    const auto paper = core::pdf::text(mailer.sent[0].files[0].bytes);
    EXPECT_NE(paper.find("B-1/BPS/2026"), std::string::npos) << paper;
    EXPECT_EQ(state(id), Posting::sent);
    EXPECT_EQ(refusal(3, id), "incoming.error.receipt.sent");
    EXPECT_EQ(acts(id), "asked sent ");
}

TEST_P(ReceiptRoom, is_tried_again_and_what_is_given_up_is_seen) {
    const auto id = enter("tu@bps.go.id");
    mailer.fault = core::Error(core::Code::upstream, "notify.error.mail_away");
    EXPECT_EQ(refusal(3, id), "");
    work();
    EXPECT_EQ(state(id), Posting::waiting) << "it is tried again";
    EXPECT_EQ(room->desk.whole(as(3), id).receipt->reason, "notify.error.mail_away") << "and told why it waits";
    mailer.fault.reset();
    clock.pass(std::chrono::minutes(1));
    work();
    EXPECT_EQ(state(id), Posting::sent);

    const auto other = enter("salah@bps.go.id");
    mailer.fault = core::Error(core::Code::gone, "notify.error.address_refused", {{"code", "550"}});
    EXPECT_EQ(refusal(3, other), "");
    work();
    EXPECT_EQ(state(other), Posting::failed);
    EXPECT_EQ(acts(other), "asked failed ");
    EXPECT_TRUE(room->desk.whole(as(3), other).may_send_receipt) << "once more, when it is mended";
    mailer.fault.reset();
    EXPECT_EQ(refusal(3, other), "");
    work();
    EXPECT_EQ(acts(other), "asked failed asked sent ");

    const auto last = enter("lambat@bps.go.id");
    mailer.fault = core::Error(core::Code::upstream, "notify.error.mail_away");
    EXPECT_EQ(refusal(3, last), "");
    for (int tries = 0; tries < 20; ++tries) {
        work();
        clock.pass(std::chrono::hours(2));
    }
    EXPECT_EQ(state(last), Posting::failed);
    EXPECT_EQ(acts(last), "asked failed ") << "given up once";
}

TEST_P(ReceiptRoom, only_of_ordinary_letters_whose_sender_is_known) {
    EXPECT_EQ(refusal(3, enter("")), "incoming.error.receipt_unknown");
    EXPECT_EQ(refusal(3, enter("tu@bps.go.id> RCPT TO:<lain@bps.go.id")), "incoming.error.receipt_unknown")
        << "no address is taken that could be more than one";
    EXPECT_EQ(refusal(3, enter("tu@bps.go.id", classification::AccessClass::limited)), "incoming.error.receipt_class");
    mailer.set = false;
    EXPECT_EQ(refusal(3, enter("tu@bps.go.id")), "incoming.error.receipt_no_mail");
    EXPECT_TRUE(mailer.sent.empty());
}

TEST_P(ReceiptRoom, of_a_letter_sent_back_it_says_so) {
    const auto id = enter("tu@bps.go.id");
    room->elsewhere.refuse(as(3), id, "Bukan kewenangan kota");
    EXPECT_EQ(refusal(3, id), "");
    work();
    ASSERT_EQ(mailer.sent.size(), 1u);
    EXPECT_EQ(mailer.sent[0].files[0].name, "surat-pengembalian.pdf");
    EXPECT_NE(core::pdf::text(mailer.sent[0].files[0].bytes).find("Bukan kewenangan kota"), std::string::npos);
}

NASKAH_ON_BOTH_DATABASES(ReceiptRoom);

}  // namespace
}  // namespace incoming
