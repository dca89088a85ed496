// SPDX-License-Identifier: Apache-2.0
// Secrets: one holder at a time, and none left behind; passwords as argon2id.
#include "core/base/secret.h"

#include <gtest/gtest.h>

#include <type_traits>
#include <utility>

#include "core/auth/password.h"
#include "core/base/wiping.h"

namespace secret_test {

using namespace core;

static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);

TEST(SecretTest, the_callers_copy_is_wiped) {
    std::string text = "tanda tangan";
    const char* place = text.data();
    const Secret secret(std::move(text));
    EXPECT_TRUE(text.empty());  // NOLINT: that is the promise
    EXPECT_EQ(place[1], '\0');
    EXPECT_EQ(secret.reveal(), "tanda tangan");
}

TEST(SecretTest, one_moved_from_is_empty) {
    Secret first(std::string("satu"));
    Secret second(std::move(first));
    EXPECT_TRUE(first.empty());
    EXPECT_EQ(first.reveal(), "");
    EXPECT_EQ(second.reveal(), "satu");
    Secret third(std::string("dua"));
    third = std::move(second);
    EXPECT_TRUE(second.empty());
    EXPECT_EQ(third.reveal(), "satu");
    Secret& same = third;
    third = std::move(same);
    EXPECT_EQ(third.reveal(), "satu");
    third = Secret();
    EXPECT_TRUE(third.empty());
}

TEST(SecretTest, empty_ones) {
    EXPECT_TRUE(Secret().empty());
    EXPECT_TRUE(Secret(std::string()).empty());
    std::string nothing;
    wipe(nothing);
    EXPECT_TRUE(nothing.empty());
}

#if defined(__x86_64__)
// The last copy of a passphrase stands in registers nobody names: a core of a waiting thread would show it.
TEST(SecretTest, registers_are_wiped_with_the_outermost) {
    alignas(16) const char letters[] = "tanda tangan dst";
    alignas(16) char low[17] = {}, high[17] = {};
    const bool wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl");
    {
        const Wiping outer;
        asm volatile("movdqa %0, %%xmm5" ::"m"(letters) : "xmm5");
        if (wide) asm volatile("vmovdqa32 %0, %%xmm17" ::"m"(letters));
        { const Wiping inner; }
        asm volatile("movdqa %%xmm5, %0" : "=m"(low));
        EXPECT_STREQ(low, "tanda tangan dst");
        asm volatile("movdqa %0, %%xmm5" ::"m"(letters) : "xmm5");
        if (wide) asm volatile("vmovdqa32 %0, %%xmm17" ::"m"(letters));
    }
    asm volatile("movdqa %%xmm5, %0" : "=m"(low));
    if (wide) asm volatile("vmovdqa32 %%xmm17, %0" : "=m"(high));
    EXPECT_EQ(std::string(low), "");
    EXPECT_EQ(std::string(high), "");
}
#endif

TEST(PasswordTest, a_hash_answers_to_its_password_only) {
    const std::string hash = auth::hash_password(Secret(std::string("sandi yang panjang")));
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << hash;
    EXPECT_TRUE(auth::check_password(hash, Secret(std::string("sandi yang panjang"))));
    EXPECT_FALSE(auth::check_password(hash, Secret(std::string("sandi yang panjanG"))));
    EXPECT_FALSE(auth::check_password(hash, Secret()));
    EXPECT_FALSE(auth::check_password("", Secret(std::string("sandi yang panjang"))));
    EXPECT_FALSE(auth::check_password("plain", Secret(std::string("plain"))));
    EXPECT_NE(hash, auth::hash_password(Secret(std::string("sandi yang panjang"))));
    auth::check_nothing(Secret(std::string("x")));
}

TEST(PasswordTest, weak_ones_are_told) {
    const auto key = [](std::string_view login, std::string password) {
        const auto faults = auth::password_faults(login, Secret(std::move(password)));
        return faults.empty() ? std::string() : faults.front().field + " " + faults.front().key;
    };
    EXPECT_EQ(key("melati", "sebelas...."), "password core.fault.password_short");
    EXPECT_EQ(key("melati", "duabelas...."), "");
    EXPECT_EQ(key("melati", "éééééé"), "password core.fault.password_short");
    EXPECT_EQ(key("melati", "xx-MELATI-2026"), "password core.fault.password_login");
    EXPECT_EQ(key("", "duabelas...."), "");
}

}  // namespace
