// SPDX-License-Identifier: Apache-2.0
// Templates: what is resolved, what is escaped, and what never gets past the loader.
#include "core/page/page.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "core/page/problem.h"
#include "core/page/scan.h"

namespace core::page {
namespace page_test {

constexpr std::string_view indonesian =
    "msgid \"core.hello\"\nmsgstr \"Halo <b> {name}, {{CSRF}} [[csrf]]\"\n"
    "msgid \"core.plain\"\nmsgstr \"Surat\"\n"
    "msgid \"core.fault\"\nmsgstr \"Paling banyak {max}\"\n";

class Pages : public testing::Test {
  protected:
    Pages()
        : folder(std::filesystem::path(testing::TempDir()) /
                 ("pages" + std::to_string(::getpid()))) {
        put("assets/manifest.json",
            R"({"files": {"app.css": {"file": "app-1a.css"}, "sprite.svg": {"file": "sprite-2b.svg"}}})");
        put("assets/sprite-2b.svg", "<svg><symbol id=\"bell\"></symbol></svg>");
        put("layout/base.html",
            "<!doctype html>\n<html lang=\"{{LANG}}\"><title>{{PAGE_TITLE}}</title>"
            "<link rel=\"stylesheet\" href=\"[[asset app.css]]\">\n[[include "
            "shared/x.html]]\n<main>[[content]]</main></html>");
        put("layout/shared/x.html",
            "<p>{{#MENU}}<a href=\"{{URL}}\"{{#CURRENT}} "
            "aria-current=\"page\"{{/CURRENT}}>{{LABEL}}</a>{{/MENU}}</p>");
        put("layout/error.html", "[[layout base]]\n<h1>{{TITLE}}</h1>");
        words.add("core", {{"id.po", indonesian}, {"en.po", indonesian}});
    }
    ~Pages() override { std::filesystem::remove_all(folder); }

    void put(const std::string& name, std::string_view text) {
        std::filesystem::create_directories((folder / name).parent_path());
        std::ofstream(folder / name, std::ios::binary) << text;
    }
    std::unique_ptr<Book> book(std::string_view page) {
        auto made = std::make_unique<Book>(words, (folder / "assets").string());
        made->add("letters", {{"show.html", page}, {"_row.html", "<i>{{ROW_TEXT}}</i>"}});
        return made;
    }
    // The page in full, after a load without faults.
    std::string shown(std::string_view page, Data data) {
        const auto made = book(page);
        EXPECT_EQ(made->load(), std::vector<std::string>());
        return made->render(ctx, request, "letters/show", std::move(data)).body;
    }
    std::vector<std::string> faults(std::string_view page) { return book(page)->load(); }

    std::filesystem::path folder;
    words::Words words;
    Context ctx;
    http::Request request;
};

TEST_F(Pages, LayoutIncludesAndMarks) {
    request.session = "token\"1";
    Data data;
    data.set("PAGE_TITLE", "A & B")
        .add("MENU")
        .set("URL", "/a")
        .set("LABEL", "<x>")
        .show("CURRENT");
    data.set("ROW_TEXT", "<script>");
    const auto page = shown(
        "[[layout base]]\n<form method=\"post\">[[csrf]]</form>[[icon bell]][[include _row.html]]",
        data);
    EXPECT_NE(page.find("<html lang=\"id\"><title>A &amp; B</title>"), std::string::npos) << page;
    EXPECT_NE(page.find("href=\"/a/app-1a.css\""), std::string::npos);
    EXPECT_NE(page.find("<a href=\"/a\" aria-current=\"page\">&lt;x&gt;</a>"), std::string::npos);
    EXPECT_NE(page.find("name=\"csrf\" value=\"token&quot;1\""), std::string::npos);
    EXPECT_NE(page.find("<use href=\"/a/sprite-2b.svg#bell\">"), std::string::npos);
    EXPECT_NE(page.find("<i>&lt;script&gt;</i>"), std::string::npos);
}

TEST_F(Pages, ValuesAreEscapedForTheirPlace) {
    Data data;
    data.set("X", "\"><script>alert(1)</script>").set("U", "javascript:alert(1)");
    const auto page =
        shown("<p title=\"{{X}}\">{{X}}</p><a href=\"{{U}}\">x</a><img src=\"{{U}}\">", data);
    EXPECT_EQ(page.find("<script>"), std::string::npos) << page;
    EXPECT_EQ(page.find("javascript:"), std::string::npos) << page;
}

TEST_F(Pages, WordsAreTextOnly) {
    const auto page = shown("<p>[[core.hello name=NAME]]</p>", Data().set("NAME", "<Ani>"));
    EXPECT_NE(page.find("Halo &lt;b&gt; &lt;Ani&gt;, &#123;&#123;CSRF}} &#91;&#91;csrf]]"),
              std::string::npos)
        << page;
}

TEST_F(Pages, SlotsShowWhatOtherRoomsGive) {
    const auto made = book("<aside>[[slot letter.aside]]</aside>");
    made->fill("letter.aside", "archive",
               [](const Context&, const http::Request&, std::string_view subject) {
                   return "<b>" + std::string(subject) + "</b>";
               });
    made->fill("letter.aside", "hidden",
               [](const Context&, const http::Request&, std::string_view) -> std::string {
                   throw Error(Code::forbidden, "core.error.forbidden");
               });
    EXPECT_EQ(made->load(), std::vector<std::string>());
    const auto page = made->render(ctx, request, "letters/show", {}, 200, "7").body;
    EXPECT_NE(page.find("<aside><b>7</b></aside>"), std::string::npos) << page;
}

TEST_F(Pages, PartialRequestsGetTheirPart) {
    const auto made = book(
        "[[layout base]]\n<h1>all</h1><div id=\"rows\">[[part rows]]<p>{{X}}</p>[[end]]</div>");
    int framed = 0;
    made->around([&](Data&, const Context&, const http::Request&) { ++framed; });
    EXPECT_EQ(made->load(), std::vector<std::string>());
    request.partial = true;
    request.headers["hx-target"] = "div#rows";
    EXPECT_EQ(made->render(ctx, request, "letters/show", Data().set("X", "<")).body, "<p>&lt;</p>");
    EXPECT_EQ(framed, 0);
    request.headers["hx-target"] = "div#other";
    EXPECT_NE(made->render(ctx, request, "letters/show", Data()).body.find("<h1>all"),
              std::string::npos);
    EXPECT_EQ(framed, 1);
    EXPECT_EQ(made->fragment(ctx, request, "letters/show", Data()).find("<title>"),
              std::string::npos);
    EXPECT_EQ(made->render(ctx, request, "layout/error", Data(), 404).status, 404);
    EXPECT_EQ(made->asset("app.css"), "/a/app-1a.css");
    EXPECT_THROW(made->asset("none.css"), Error);
    EXPECT_THROW(made->render(ctx, request, "letters/none", Data()), Error);
}

TEST_F(Pages, NoNameOfAPageIsTakenForOneOfTheFrame) {
    const auto made = book("{{#FRAME_MENU}}<i>{{FRAME_LABEL}}{{#FRAME_COUNT}}!{{/FRAME_COUNT}}</i>{{/FRAME_MENU}}"
                           "{{#MENU}}<b>{{LABEL}}</b>{{/MENU}}");
    made->around([](Data& data, const Context&, const http::Request&) { data.add("MENU").set("LABEL", "Meja"); });
    EXPECT_EQ(made->load(), std::vector<std::string>());
    Data data;
    data.show("COUNT").set("LABEL", "lain").add("MENU").set("LABEL", "halaman");
    const auto page = made->render(ctx, request, "letters/show", data).body;
    EXPECT_NE(page.find("<i>Meja</i><b>halaman</b>"), std::string::npos) << page;
    EXPECT_THROW(made->render(ctx, request, "letters/show", Data().show("FRAME_COUNT")), Error);
    EXPECT_THROW(made->render(ctx, request, "letters/show", Data().set("FRAME_LABEL", "x")), Error);
}

TEST_F(Pages, FaultsAreListedTogether) {
    const auto all = faults(
        "[[layout none]]\n[[core.none]]\n[[core.hello]]\n[[core.plain a=B]]\n[[asset "
        "no.css]]\n[[icon no]]\n"
        "[[include no.html]]\n[[what]]\n[[end]]\n[[part a]]");
    EXPECT_GE(all.size(), 10u);
    EXPECT_NE(
        std::find(all.begin(), all.end(), "letters/show.html:2: unknown word (id): core.none"),
        all.end());
    EXPECT_NE(std::find(all.begin(), all.end(), "letters/show.html:5: unknown asset: no.css"),
              all.end());
    EXPECT_EQ(faults("<p>\n[[content]]</p>"),
              std::vector<std::string>{"letters/show.html:2: content outside a layout"});
    const auto made = book("<p>x</p>");
    made->fill("letters.nowhere", "archive", [](auto&, auto&, auto) { return std::string(); });
    EXPECT_EQ(made->load().size(), 1u);
    EXPECT_EQ(faults("\n{{#A}}<p>"),
              std::vector<std::string>{"letters/show.html:2: section without end: A"});
}

TEST_F(Pages, ForbiddenConstructs) {
    for (std::string_view bad : {"{{X:none}}",
                                 "{{X:x-custom}}",
                                 "{{X:h:none}}",
                                 "{{>OTHER}}",
                                 "{{={ }=}}",
                                 "{{%AUTOESCAPE context=\"JAVASCRIPT\"}}",
                                 "{{x}}",
                                 "{{SLOT__letter_aside}}",
                                 "{{BI_}",
                                 "}}",
                                 "{{#A}}",
                                 "{{/A}}",
                                 "{{#A}}{{#B}}{{/A}}{{/B}}",
                                 "<p onclick=\"x\">",
                                 "<p OnClick=x>",
                                 "<p\nonload = 'x'>",
                                 "<script>x</script>",
                                 "<script src=\"a\">x</script>",
                                 "<SCRIPT>",
                                 "<style>a{}</style>",
                                 "<p style=\"a\">",
                                 "<iframe srcdoc=\"x\">",
                                 "<button formaction=\"{{U}}\">",
                                 "<use xlink:href='{{U}}'>",
                                 "<p class={{X}}>",
                                 "<p {{X}}>",
                                 "<p {{X}}=\"1\">",
                                 "<{{X}}>",
                                 "</{{X}}>",
                                 "</[[icon x]]>",
                                 "<a href=\"javascript:x\">",
                                 "<a href=\" JavaScript:x\">",
                                 "<p hx-on:click=\"x\">",
                                 "<p hx-vals=\"js:{a:1}\">",
                                 "<base href=\"/\">",
                                 "<object data=\"x\">",
                                 "<p title=\"[[csrf]]\">",
                                 "<p [[slot letter.aside]]>",
                                 "<!-- x",
                                 "<p title=\"x>",
                                 "<p",
                                 "\x01",
                                 "<p/onclick=x>"})
        EXPECT_FALSE(scan(bad).empty()) << bad;
    for (std::string_view good :
         {"<p>{{X}} {{#A}}b{{/A}} {{! note }}</p>",
          "<script type=\"module\" src=\"[[asset app.js]]\"></script>",
          "<input{{#A}} checked{{/A}} value=\"{{X}}\">", "<a href=\"/x?{{X:u}}\">1 < 2</a>",
          "<button formaction=\"/x\">", "<!-- <p onclick=x> -->", "<kbd>[</kbd>",
          "<div popover data-x></div><br/>"})
        EXPECT_EQ(scan(good), std::vector<std::string>()) << good;
}

TEST_F(Pages, ShowsFaultsBesideFields) {
    const auto page = shown(
        "<p>{{#FAULT_A_B}}{{TEXT}}{{/FAULT_A_B}}</p>{{#FAULTS}}{{#FAULT}}<a "
        "href=\"#f-{{FIELD}}\">{{TEXT}}</a>{{/FAULT}}{{/FAULTS}}",
        [&] {
            Data data;
            show_faults(data, {{"a.b", "core.fault", {{"max", "3"}}}}, words.in("id"));
            return data;
        }());
    EXPECT_NE(page.find("<p>Paling banyak 3</p><a href=\"#f-a.b\">Paling banyak 3</a>"),
              std::string::npos)
        << page;
}

TEST_F(Pages, Problems) {
    const auto response =
        problem(Error("core.plain", {{"a", "core.fault", {{"max", "3"}}}}), words.in("id"), "r-1");
    EXPECT_EQ(response.status, 422);
    EXPECT_EQ(response.type, "application/problem+json");
    const auto body = core::json::parse(response.body);
    EXPECT_EQ(body["code"], "invalid");
    EXPECT_EQ(body["detail"], "Surat");
    EXPECT_EQ(body["request_id"], "r-1");
    EXPECT_EQ(body["faults"][0]["message"], "Paling banyak 3");
    EXPECT_FALSE(
        core::json::parse(problem(Error(Code::gone, "core.plain"), words.in("id"), "").body)
            .contains("faults"));
    EXPECT_EQ(status(Code::not_found), 404);
}

}  // namespace
}  // namespace core::page
