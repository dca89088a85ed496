// SPDX-License-Identifier: Apache-2.0
// Bytes: SHA-256 by FIPS 180-4, base64 by RFC 4648.
#include "core/base/bytes.h"

#include <gtest/gtest.h>

#include "core/base/error.h"

namespace bytes_test {

using namespace core;

TEST(BytesTest, sha256_of_the_standard) {
    EXPECT_EQ(sha256("abc").hex(),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256("").hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(Digest::parse(sha256("abc").hex()), sha256("abc"));
    EXPECT_THROW(Digest::parse("ab"), Error);
    EXPECT_THROW(Digest::parse(std::string(64, 'g')), Error);
    EXPECT_THROW(Digest::parse(std::string(66, '0')), Error);
}

TEST(BytesTest, hexadecimal) {
    EXPECT_EQ(hex(Bytes{0, 15, 16, 255}), "000f10ff");
    EXPECT_EQ(unhex("000F10ff"), (Bytes{0, 15, 16, 255}));
    EXPECT_TRUE(unhex("").empty());
    for (const char* bad : {"0", "0g", "0x00", " 00", "-1"}) EXPECT_THROW(unhex(bad), Error) << bad;
}

TEST(BytesTest, base64_of_the_standard) {
    const std::vector<std::pair<std::string, std::string>> pairs{{"", ""},
                                                                 {"f", "Zg=="},
                                                                 {"fo", "Zm8="},
                                                                 {"foo", "Zm9v"},
                                                                 {"foob", "Zm9vYg=="},
                                                                 {"fooba", "Zm9vYmE="},
                                                                 {"foobar", "Zm9vYmFy"}};
    for (const auto& [plain, coded] : pairs) {
        EXPECT_EQ(base64(view(plain)), coded);
        EXPECT_EQ(chars(unbase64(coded)), plain);
    }
    EXPECT_EQ(base64url(Bytes{0xfb, 0xff, 0xfe, 0xff}), "-__-_w");
    EXPECT_EQ(unbase64("-__-_w"), unbase64("+//+/w=="));
    EXPECT_EQ(chars(unbase64("Zm9v\r\nYmFy\r\n")), "foobar");
    // The last leaves bits over that no byte carries.
    for (const char* bad : {"Z", "Zm9v!", "Zg==Zg==", "Zm 9v", "Zm9"})
        EXPECT_THROW(unbase64(bad), Error) << bad;
}

TEST(BytesTest, every_length_comes_back) {
    for (std::size_t size = 0; size < 70; ++size) {
        const Bytes bytes = random_bytes(size);
        ASSERT_EQ(bytes.size(), size);
        EXPECT_EQ(unbase64(base64(bytes)), bytes);
        EXPECT_EQ(unbase64(base64url(bytes)), bytes);
        EXPECT_EQ(unhex(hex(bytes)), bytes);
    }
    EXPECT_NE(random_bytes(16), random_bytes(16));
}

TEST(BytesTest, secrets_are_compared) {
    EXPECT_TRUE(same_secret("abc", "abc"));
    EXPECT_FALSE(same_secret("abc", "abd"));
    EXPECT_FALSE(same_secret("abc", "ab"));
    EXPECT_TRUE(same_secret("", ""));
}

}  // namespace
