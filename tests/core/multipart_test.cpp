// SPDX-License-Identifier: Apache-2.0
// Forms with files, as browsers send them and as nobody should.
#include "core/http/multipart.h"

#include <gtest/gtest.h>

namespace core::http {
namespace multipart_test {

std::string part(const std::string& disposition, const std::string& content) {
    return "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
}

Parts parsed(const std::string& body) { return parse_multipart(Bytes(body.begin(), body.end()), "b"); }

TEST(Multipart, FieldsAndFiles) {
    const auto parts =
        parsed(part("name=\"a\"", "satu\r\ndua") + part("name=\"a\"", "") +
               part("name=\"f\"; filename=\"surat.pdf\"", "%PDF-1.7\n") +
               part("name=\"g\"; filename=\"\"", "") + "--b--\r\n");
    EXPECT_EQ(parts.fault, "");
    EXPECT_EQ(parts.fields.every("a"), (std::vector<std::string>{"satu\r\ndua", ""}));
    ASSERT_EQ(parts.uploads.size(), 1u);
    EXPECT_EQ(parts.uploads[0].file_name, "surat.pdf");
    EXPECT_EQ(parts.uploads[0].bytes.size(), 9u);
}

TEST(Multipart, ALargeFileKeepsTheMemoryItCameIn) {
    const std::string large(100'000, 'x'), other(3'000, 'y');
    const auto text = part("name=\"passphrase\"", "sandi") + part("name=\"f\"; filename=\"a.pdf\"", other) +
                      part("name=\"g\"; filename=\"b.zip\"", large) + "--b--\r\n";
    Bytes body(text.begin(), text.end());
    const auto* place = body.data();
    const auto parts = parse_multipart(std::move(body), "b");
    ASSERT_EQ(parts.uploads.size(), 2u);
    EXPECT_EQ(chars(parts.uploads[0].bytes), other);
    EXPECT_EQ(chars(parts.uploads[1].bytes), large);
    EXPECT_EQ(parts.uploads[1].bytes.data(), place);
    EXPECT_EQ(parts.fields.get("passphrase"), "sandi");
    const std::string_view behind(reinterpret_cast<const char*>(place) + large.size(), text.size() - large.size());
    EXPECT_EQ(behind, std::string(behind.size(), '\0')) << "what stood around it is wiped";
}

TEST(Multipart, TypeIsFoundByContent) {
    std::vector<Upload> uploads(3);
    const std::string pdf = "%PDF-1.7\n%\xe2\xe3\n1 0 obj\n",
                      page = "<!doctype html><html><script>x</script></html>";
    uploads[0].bytes.assign(pdf.begin(), pdf.end());
    uploads[1].bytes.assign(page.begin(), page.end());
    name_types(uploads);
    EXPECT_EQ(uploads[0].type, "application/pdf");
    EXPECT_EQ(uploads[1].type, "text/html");
    EXPECT_FALSE(uploads[2].type.empty());
}

TEST(Multipart, RefusesWhatIsNotWhole) {
    const auto good = part("name=\"a\"", "x");
    for (const auto& body : std::vector<std::string>{
             "", "x", "--b", "--b\r\n", good, good + "--b", good + "--b-", good + "--b--x",
             good + "--b \r\n", "preamble\r\n" + good + "--b--", "--bb\r\n" + good + "--b--",
             "--b\r\n\r\nx\r\n--b--", "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
             "--b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--b--",
             "--b\r\nContent-Disposition: form-data; name=\"a\n\"\r\n\r\nx\r\n--b--",
             "--b\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx\r\n--b--",
             "--b\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: "
             "base64\r\n\r\nx\r\n--b--",
             part("name=\"a\"", "\xff") + "--b--",
             "--b\r\nX: " + std::string(5000, 'x') + "\r\n" + good + "--b--"})
        EXPECT_NE(parsed(body).fault, "") << body;
    EXPECT_EQ(parsed("--b--").fault, "");
    std::string many;
    for (std::size_t i = 0; i <= max_parts; ++i) many += good;
    EXPECT_NE(parsed(many + "--b--").fault, "");
}

TEST(Multipart, Boundary) {
    EXPECT_EQ(boundary_of("multipart/form-data; boundary=abc"), "abc");
    EXPECT_EQ(boundary_of("multipart/form-data; charset=x; Boundary=\"a b:c\""), "a b:c");
    for (const auto* type :
         {"multipart/form-data", "multipart/form-data; boundary=",
          "multipart/form-data; boundary=\"", "multipart/form-data; boundary=\"a \"",
          "multipart/form-data; boundary=a\xc3\xa9", "multipart/form-data; xboundary=a"})
        EXPECT_EQ(boundary_of(type), "") << type;
    EXPECT_EQ(boundary_of("multipart/form-data; boundary=" + std::string(71, 'a')), "");
}

TEST(Multipart, FileNames) {
    EXPECT_EQ(clean_file_name("C:\\Users\\a\\surat.pdf"), "surat.pdf");
    EXPECT_EQ(clean_file_name("../../etc/passwd"), "passwd");
    EXPECT_EQ(clean_file_name("a\nb\x7f.pdf"), "ab.pdf");
    EXPECT_EQ(clean_file_name(".."), "file");
    EXPECT_EQ(clean_file_name("x/"), "file");
    EXPECT_EQ(clean_file_name("a\xff"), "a_");
    EXPECT_EQ(clean_file_name(std::string(300, 'a')).size(), 200u);
}

}  // namespace
}  // namespace core::http
