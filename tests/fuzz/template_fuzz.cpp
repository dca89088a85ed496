// SPDX-License-Identifier: Apache-2.0
// Any bytes as a template: what passes the loader never lets a hostile value open a script.
#include <cstdlib>

#include "core/page/page.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace core;
    static const words::Words words = [] {
        words::Words made;
        made.add("core", {{"id.po", "msgid \"core.a\"\nmsgstr \"a {n}\"\n"}});
        return made;
    }();
    static const std::string hostile = "\"'><script>alert(1)</script>";
    page::Book book(words, "/nowhere/assets");
    book.add("room", {{"page.html", {reinterpret_cast<const char*>(data), size}}});
    const auto faults = book.load();
    // The manifest is always missing here.
    if (faults.size() > 1) return 0;
    page::Data values;
    values.set("X", hostile).add("S").set("X", hostile);
    const auto shown = book.fragment(Context(), http::Request(), "room/page", values);
    if (shown.find("<script>alert") != std::string::npos &&
        std::string_view(reinterpret_cast<const char*>(data), size).find("<script>alert") ==
            std::string_view::npos)
        std::abort();
    return 0;
}
