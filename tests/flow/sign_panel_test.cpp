// SPDX-License-Identifier: Apache-2.0
// Where one letter is signed, on its own page: what was typed wrong is told at its field, and what stops the signature
// leads to where it is mended.
#include "core/base/text.h"
#include "tests/flow/flow.h"

namespace sign_panel_test {

using tests::Caller;
using tests::Reply;

class SignPanel : public tests::Flow {
  protected:
    void SetUp() override {
        Flow::SetUp();
        if (IsSkipped()) return;
        const Caller drafter = caller("DISKOMINFO.APTIKA.STAF");
        const Reply made = drafter.post("/api/v1/letters", note(drafter, "Laporan pemeliharaan genset"));
        ASSERT_EQ(made.status, 201) << made.json.dump();
        id_ = made.json["id"];
        tests::send_up(drafter, id_);
        ASSERT_EQ(caller("DISKOMINFO.APTIKA.KABID").post("/api/v1/signing/letter:" + id_ + "/pass").status, 200);
        const std::string login = "login=" + core::text::url(tests::login_of("DISKOMINFO.KADIS"));
        const Reply in = tests::ask(*server_, "POST", "/login", {{"Content-Type", form}},
                                    login + "&password=" + core::text::url(tests::demo_password));
        const std::string set = in.headers.at("set-cookie");
        headers_ = caller("DISKOMINFO.KADIS").headers();
        headers_.erase("Authorization");
        headers_["Cookie"] = set.substr(0, set.find(';'));
    }
    Reply page(const std::string& path) { return tests::ask(*server_, "GET", path, headers_); }
    static std::string between(const std::string& text, const std::string& from, char to) {
        const auto at = text.find(from);
        if (at == std::string::npos) return "";
        const auto begin = at + from.size();
        return text.substr(begin, text.find(to, begin) - begin);
    }
    // As the form on the page sends it.
    Reply sign(const std::string& passphrase) {
        const std::string shown = page("/letters/" + id_).text();
        auto headers = headers_;
        headers["Content-Type"] = form;
        std::string body = "csrf=" + core::text::url(between(shown, "name=\"csrf-token\" content=\"", '"'));
        body += "&subject=" + core::text::url("letter:" + id_) + "&back=" + core::text::url("/letters/" + id_);
        body += "&content=" + between(shown, "name=\"content\" value=\"", '"');
        body += "&passphrase=" + core::text::url(passphrase);
        return tests::ask(*server_, "POST", "/signing/sign", headers, body);
    }
    std::string state() {
        return caller("DISKOMINFO.APTIKA.STAF").get("/api/v1/letters/" + id_).json["state"];
    }

    static constexpr const char* form = "application/x-www-form-urlencoded";
    std::string id_;
    std::map<std::string, std::string> headers_;
};

TEST_P(SignPanel, what_is_typed_wrong_is_told_at_its_field_and_signs_nothing) {
    for (const auto& [typed, told] : std::vector<std::pair<std::string, std::string>>{
             {"bukan frasa sandinya", "Passphrase salah"}, {"", "Isi passphrase tanda tangan Anda"}}) {
        const Reply refused = sign(typed);
        ASSERT_EQ(refused.status, 303) << refused.text();
        const std::string where = refused.headers.at("location");
        EXPECT_TRUE(where.ends_with("#f-passphrase")) << where;
        const std::string cookie = refused.headers.contains("set-cookie") ? refused.headers.at("set-cookie") : "";
        EXPECT_EQ(cookie.find("naskah_flash"), std::string::npos) << "told once";
        const std::string shown = page(where.substr(0, where.find('#'))).text();
        const std::string fault = between(shown, "id=\"f-passphrase-fault\"", '<');
        EXPECT_NE(fault.find(told), std::string::npos) << fault;
        const std::string input = between(shown, "<input id=\"f-passphrase\"", '>');
        for (const char* each : {"aria-invalid=\"true\"", "aria-describedby=\"f-passphrase-fault\"", "autofocus"})
            EXPECT_NE(input.find(each), std::string::npos) << input;
        EXPECT_EQ(input.find("value="), std::string::npos) << input;
        EXPECT_EQ(shown.find("bukan frasa"), std::string::npos);
        EXPECT_EQ(state(), "waiting");
    }
    EXPECT_EQ(page("/letters/" + id_).text().find("f-passphrase-fault"), std::string::npos) << "not of the page";
    EXPECT_EQ(page("/letters/" + id_ + "?typed=%3Cb%3E").text().find("f-passphrase-fault"), std::string::npos);
    EXPECT_EQ(sign(tests::demo_passphrase).status, 303);
    EXPECT_EQ(tests::wait_for([&] { return caller("DISKOMINFO.APTIKA.STAF").get("/api/v1/letters/" + id_); },
                              [](const Reply& reply) { return reply.json["state"] == "sent"; }).json["state"], "sent");
}

TEST_P(SignPanel, a_refusal_leads_to_where_it_is_mended) {
    EXPECT_EQ(page("/letters/" + id_).text().find("class=\"why\""), std::string::npos);
    const Reply revoked = caller("DISKOMINFO.KADIS")
                              .post("/api/v1/signing-certificate/revoke", {{"reason", "key_compromise"}});
    ASSERT_EQ(revoked.status / 100, 2) << revoked.text();
    const std::string why = between(page("/letters/" + id_).text(), "<p class=\"why\">", '\n');
    const std::string link = "di halaman <a class=\"above\" href=\"/signing/certificate\">Sertifikat saya</a>";
    EXPECT_NE(why.find(link), std::string::npos) << why;
}

NASKAH_ON_BOTH_DATABASES(SignPanel);

}  // namespace
