// SPDX-License-Identifier: Apache-2.0
// While a hand is open its key stands in locked memory alone, and afterwards nowhere: the whole memory of this
// process is searched for the private number and for the passphrase.
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "core/pki/credential.h"
#include "signing/tests/pile_kit.h"

namespace signing {
namespace signing_many_wipe_service_test {

constexpr unsigned char veil = 0x5A;
constexpr std::size_t size = 32;

// 32 octets that are looked for, kept under a veil so that this copy is not found.
class Sought {
  public:
    explicit Sought(std::array<unsigned char, size>& plain) {
        for (std::size_t i = 0; i < size; ++i) veiled_[i] = plain[i] ^ veil;
        OPENSSL_cleanse(plain.data(), size);
    }
    // The text again, for one Secret.
    core::Secret secret() const {
        std::string text(size, ' ');
        for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>(veiled_[i] ^ veil);
        return core::Secret(std::move(text));
    }
    int count(const unsigned char* bytes, std::size_t length) const {
        int found = 0;
        for (std::size_t at = 0; at + size <= length; ++at) {
            std::size_t same = 0;
            while (same < size && bytes[at + same] == (veiled_[same] ^ veil)) ++same;
            found += same == size;
        }
        return found;
    }

  private:
    std::array<unsigned char, size> veiled_{};
};

struct Found {
    int locked = 0, elsewhere = 0;
};

// All that this process may write to, by the window of esign_wipe_test; smaps tells which of it is locked.
Found in_memory(const Sought& sought) {
    constexpr std::size_t window = 1 << 20;
    static auto* const look = static_cast<unsigned char*>(
        ::mmap(nullptr, window, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    std::ifstream maps("/proc/self/smaps");
    const std::string list(std::istreambuf_iterator<char>(maps), {});
    std::istringstream lines(list);
    Found found;
    unsigned long from = 0, to = 0;
    char rights[5] = {};
    for (std::string line; std::getline(lines, line);) {
        unsigned long begin = 0, end = 0;
        char may[5] = {};
        if (std::sscanf(line.c_str(), "%lx-%lx %4s", &begin, &end, may) == 3) {
            from = begin, to = end;
            std::copy(std::begin(may), std::end(may), std::begin(rights));
        }
        if (!line.starts_with("VmFlags:") || rights[1] != 'w') continue;
        int hits = 0;
        for (unsigned long at = from; at < to; at += window - size + 1) {
            std::fill(look, look + window, static_cast<unsigned char>(0));
            const std::size_t length = std::min<unsigned long>(window, to - at);
            const iovec here{look, length}, there{reinterpret_cast<void*>(at), length};
            const ssize_t got = ::process_vm_readv(::getpid(), &here, 1, &there, 1, 0);
            if (got > 0) hits += sought.count(look, static_cast<std::size_t>(got));
        }
        (line.find(" lo") != line.npos ? found.locked : found.elsewhere) += hits;
    }
    return found;
}

// The private number as it lies in memory on this machine, lowest octet first.
Sought private_number(Keys& keys, core::PersonId person, const core::Secret& passphrase) {
    const auto credential = core::pki::Credential::from_pkcs12(keys.key_of(person), passphrase);
    BIGNUM* number = BN_secure_new();
    EXPECT_EQ(EVP_PKEY_get_bn_param(credential.key.get(), OSSL_PKEY_PARAM_PRIV_KEY, &number), 1);
    std::array<unsigned char, size> plain{};
    EXPECT_EQ(BN_bn2lebinpad(number, plain.data(), size), static_cast<int>(size));
    BN_clear_free(number);
    return Sought(plain);
}

Sought some_passphrase() {
    std::array<unsigned char, size> plain{};
    for (unsigned char& one : plain) one = static_cast<unsigned char>(core::random_bytes(1)[0] % 26 + 'a');
    return Sought(plain);
}

TEST_P(SigningPile, a_key_is_held_in_locked_memory_and_wiped) {
    const Context ctx = as("KADIS");
    const Sought passphrase = some_passphrase();
    keys->enrol(ctx.actor.person, "Nama KADIS", "Pemerintah Kota Contoh", passphrase.secret());
    const Sought number = private_number(*keys, ctx.actor.person, passphrase.secret());
    const auto nowhere = [&](const Sought& sought) {
        const auto found = in_memory(sought);
        EXPECT_EQ(found.locked, 0);
        EXPECT_EQ(found.elsewhere, 0);
    };
    nowhere(number);
    nowhere(passphrase);

    const auto chosen = wait_for_signature(4);
    core::batch::BatchId id;
    {
        const core::Secret secret = passphrase.secret();
        EXPECT_EQ(in_memory(passphrase).locked, 1) << "the search finds what is there";
        id = many->begin(ctx, chosen, secret);
    }
    nowhere(passphrase);
    // As good as it can be told: where no memory may be locked, the server says so in its log and works on.
    const auto held = in_memory(number);
    EXPECT_EQ(held.elsewhere, 0);
    EXPECT_GE(held.locked, 1);
    before_each = [&](const std::string& about) {
        if (about == "memo:3") open_hands->close_of(ctx.actor.person);   // he signs out
    };
    drain();
    EXPECT_EQ(results(id), "done done waiting waiting");
    nowhere(number);

    before_each = nullptr;
    many->resume(ctx, id, passphrase.secret());
    EXPECT_GE(in_memory(number).locked, 1);
    open_hands->close_all();   // the server stops
    nowhere(number);
    drain();
    many->resume(ctx, id, passphrase.secret());
    drain();
    EXPECT_EQ(results(id), "done done done done");
    nowhere(number);
    nowhere(passphrase);
}

}  // namespace
}  // namespace signing
