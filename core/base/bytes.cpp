// SPDX-License-Identifier: Apache-2.0
#include "core/base/bytes.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <sodium.h>

#include "core/base/error.h"

namespace core {
namespace {

int nibble(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string encode(ByteView bytes, int variant) {
    std::string out(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(out.data(), out.size(), bytes.data(), bytes.size(), variant);
    out.resize(out.size() - 1);
    return out;
}

}  // namespace

std::string Digest::hex() const { return core::hex(value); }

Digest Digest::parse(std::string_view text) {
    Digest digest;
    const Bytes raw = unhex(text);
    if (raw.size() != digest.value.size())
        throw Error(Code::invalid, "core.error.digest");
    std::copy(raw.begin(), raw.end(), digest.value.begin());
    return digest;
}

Digest sha256(ByteView bytes) {
    Digest digest;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.value.data(), nullptr, EVP_sha256(),
                   nullptr) != 1)
        throw Error(Code::internal, "core.error.digest");
    return digest;
}

struct Hasher::State {
    State() : context(EVP_MD_CTX_new()) {
        if (context == nullptr || EVP_DigestInit_ex(context, EVP_sha256(), nullptr) != 1)
            throw Error(Code::internal, "core.error.digest");
    }
    ~State() { EVP_MD_CTX_free(context); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    EVP_MD_CTX* context;
};

Hasher::Hasher() : state_(std::make_unique<State>()) {}
Hasher::~Hasher() = default;

void Hasher::add(ByteView bytes) {
    if (EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()) != 1)
        throw Error(Code::internal, "core.error.digest");
}

Digest Hasher::digest() {
    Digest digest;
    if (EVP_DigestFinal_ex(state_->context, digest.value.data(), nullptr) != 1)
        throw Error(Code::internal, "core.error.digest");
    return digest;
}

std::string hex(ByteView bytes) {
    static constexpr char figures[] = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (std::uint8_t byte : bytes) {
        out += figures[byte >> 4];
        out += figures[byte & 15];
    }
    return out;
}

Bytes unhex(std::string_view text) {
    Bytes out;
    if (text.size() % 2 != 0) throw Error(Code::invalid, "core.error.hex");
    out.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = nibble(text[i]), low = nibble(text[i + 1]);
        if (high < 0 || low < 0) throw Error(Code::invalid, "core.error.hex");
        out.push_back(static_cast<std::uint8_t>(high << 4 | low));
    }
    return out;
}

std::string base64(ByteView bytes) { return encode(bytes, sodium_base64_VARIANT_ORIGINAL); }
std::string base64url(ByteView bytes) {
    return encode(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

Bytes unbase64(std::string_view text) {
    std::string plain(text);
    while (!plain.empty() && plain.back() == '=') plain.pop_back();
    for (char& c : plain) {
        if (c == '-') c = '+';
        if (c == '_') c = '/';
    }
    Bytes out(plain.size() / 4 * 3 + 3);
    std::size_t length = 0;
    const char* end = nullptr;
    if (sodium_base642bin(out.data(), out.size(), plain.data(), plain.size(), "\r\n", &length, &end,
                          sodium_base64_VARIANT_ORIGINAL_NO_PADDING) != 0 ||
        end != plain.data() + plain.size())
        throw Error(Code::invalid, "core.error.base64");
    out.resize(length);
    return out;
}

Bytes random_bytes(std::size_t count) {
    Bytes out(count);
    randombytes_buf(out.data(), out.size());
    return out;
}

bool same_secret(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace core
