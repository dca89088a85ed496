// SPDX-License-Identifier: Apache-2.0
#include "core/auth/password.h"

#include <sodium.h>

#include <array>

#include "core/base/text.h"

namespace core::auth {
namespace {

constexpr std::size_t memory = 19u << 20;
constexpr unsigned long long passes = 2;
constexpr std::size_t least_length = 12;

}  // namespace

std::string hash_password(const Secret& password) {
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    const auto plain = password.reveal();
    if (crypto_pwhash_str_alg(hash.data(), plain.data(), plain.size(), passes, memory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw Error(Code::unavailable, "core.error.memory");
    return hash.data();
}

bool check_password(const std::string& hash, const Secret& password) {
    const auto plain = password.reveal();
    return crypto_pwhash_str_verify(hash.c_str(), plain.data(), plain.size()) == 0;
}

void check_nothing(const Secret& password) {
    std::array<unsigned char, 32> key{};
    const std::array<unsigned char, crypto_pwhash_SALTBYTES> salt{};
    const auto plain = password.reveal();
    if (crypto_pwhash(key.data(), key.size(), plain.data(), plain.size(), salt.data(), passes,
                      memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw Error(Code::unavailable, "core.error.memory");
}

std::vector<Fault> password_faults(std::string_view login, const Secret& password) {
    if (text::length(password.reveal()) < least_length)
        return {{"password", "core.fault.password_short", {{"least", std::to_string(least_length)}}}};
    if (!login.empty() && text::contains_folded(password.reveal(), login))
        return {{"password", "core.fault.password_login", {}}};
    return {};
}

}  // namespace core::auth
