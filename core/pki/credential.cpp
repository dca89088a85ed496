// SPDX-License-Identifier: Apache-2.0
#include "core/pki/credential.h"

#include <fcntl.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "core/base/descriptor.h"
#include "core/base/file.h"
#include "core/base/wiping.h"
#include "core/pki/openssl.h"

namespace core::pki {
namespace {

constexpr int rounds = 100'000;

// OpenSSL wants a terminated string; the copy is wiped on every way out, and so is what OpenSSL makes of it:
// to derive a key it writes the passphrase as UTF-16 and leaves that behind.
class Terminated {
  public:
    explicit Terminated(const Secret& secret) : text_(secret.reveal()) {}
    ~Terminated() { wipe(text_); }
    Terminated(const Terminated&) = delete;
    Terminated& operator=(const Terminated&) = delete;
    const char* text() const { return text_.c_str(); }
    bool has_nul() const { return text_.find('\0') != std::string::npos; }

  private:
    Wiping wiping_;
    std::string text_;
};

std::string drain(BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return size > 0 ? std::string(data, static_cast<std::size_t>(size)) : std::string();
}

std::string entry(const X509_NAME* name, int nid) {
    const int at = X509_NAME_get_index_by_NID(name, nid, -1);
    if (at < 0) return {};
    unsigned char* utf8 = nullptr;
    const int size =
        ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
    if (size < 0) return {};
    Held<unsigned char, free_memory> held(utf8);
    return {reinterpret_cast<const char*>(utf8), static_cast<std::size_t>(size)};
}

std::string one_line(const X509_NAME* name) {
    BioHeld bio(must(BIO_new(BIO_s_mem()), "memory"));
    X509_NAME_print_ex(bio.get(), name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
    return drain(bio.get());
}

void write_new(const std::string& path, std::string_view text, mode_t mode, bool keep_old) {
    const int flags = O_WRONLY | O_CREAT | O_CLOEXEC | (keep_old ? O_EXCL : O_TRUNC);
    const int file = ::open(path.c_str(), flags, mode);
    if (file < 0) {
        if (errno == EEXIST) throw Error(Code::conflict, "core.error.key_exists");
        throw Error(Code::unavailable, "core.error.key_file");
    }
    const bool good = write_all(file, view(text)) && ::fsync(file) == 0;
    ::close(file);
    if (!good) throw Error(Code::unavailable, "core.error.key_file");
}

std::string read_all(const std::string& path) {
    auto text = read_text(path);
    if (!text) throw Error(Code::not_found, "core.error.key_file");
    return *std::move(text);
}

}  // namespace

void KeyFree::operator()(evp_pkey_st* key) const noexcept { EVP_PKEY_free(key); }

Key make_key(KeyKind kind) {
    switch (kind) {
        case KeyKind::rsa_3072:
            return Key(must(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{3072}), "key"));
        case KeyKind::ec_p256:
            return Key(must(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"), "key"));
    }
    crypto_failed("key kind");
}

Bytes Credential::pkcs12(const Secret& passphrase) const {
    const Terminated word(passphrase);
    if (word.has_nul() || passphrase.empty()) throw Error(Code::invalid, "core.error.passphrase");
    X509Held own = pki::certificate(certificate);
    must(own.get(), "certificate");
    X509List above(must(sk_X509_new_null(), "memory"));
    for (const Bytes& one : chain) {
        X509Held held = pki::certificate(one);
        must(held.get(), "certificate");
        if (sk_X509_push(above.get(), held.get()) > 0) (void)held.release();
    }
    const std::string label = describe(certificate).common_name;
    Pkcs12Held bag(must(PKCS12_create(word.text(), label.c_str(), key.get(), own.get(), above.get(),
                                      NID_aes_256_cbc, NID_aes_256_cbc, rounds, rounds, 0),
                        "PKCS#12"));
    return der(bag.get(), i2d_PKCS12);
}

Credential Credential::from_pkcs12(ByteView bytes, const Secret& passphrase) {
    Pkcs12Held bag = from_der<Pkcs12Held>(bytes, d2i_PKCS12);
    if (!bag) throw Error(Code::invalid, "core.error.key_file");
    const Terminated word(passphrase);
    if (word.has_nul() || PKCS12_verify_mac(bag.get(), word.text(), -1) != 1) {
        ERR_clear_error();
        throw Error(Code::invalid, "core.error.passphrase");
    }
    EVP_PKEY* key = nullptr;
    X509* own = nullptr;
    STACK_OF(X509)* above = nullptr;
    const int good = PKCS12_parse(bag.get(), word.text(), &key, &own, &above);
    ERR_clear_error();
    Credential out{Key(key), {}, {}};
    const X509Held own_held(own);
    const X509List above_held(above);
    if (good != 1 || key == nullptr || own == nullptr)
        throw Error(Code::invalid, "core.error.key_file");
    out.certificate = der(own, i2d_X509);
    for (int i = 0; i < sk_X509_num(above); ++i)
        out.chain.push_back(der(sk_X509_value(above, i), i2d_X509));
    return out;
}

void Credential::save(const std::string& stem) const {
    BioHeld bio(must(BIO_new(BIO_s_secmem()), "memory"));
    must(PEM_write_bio_PKCS8PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                       nullptr) == 1,
         "PEM");
    std::string text = drain(bio.get());
    try {
        write_new(stem + ".key.pem", text, 0600, true);
    } catch (...) {
        wipe(text);
        throw;
    }
    wipe(text);
    std::string public_part = pem(certificate);
    for (const Bytes& one : chain) public_part += pem(one);
    write_new(stem + ".pem", public_part, 0644, false);
}

Credential Credential::load(const std::string& stem) {
    std::string text = read_all(stem + ".key.pem");
    BioHeld bio(must(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), "memory"));
    Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
    wipe(text);
    ERR_clear_error();
    std::vector<Bytes> list = certificates_of_pem(read_all(stem + ".pem"));
    if (!key || list.empty()) throw Error(Code::not_found, "core.error.key_file");
    Credential out{std::move(key), std::move(list.front()), {}};
    list.erase(list.begin());
    out.chain = std::move(list);
    return out;
}

CertificateFacts describe(ByteView encoded) {
    const X509Held held = certificate(encoded);
    if (!held) throw Error(Code::invalid, "core.error.certificate");
    const X509_NAME* subject = X509_get_subject_name(held.get());
    const ASN1_INTEGER* serial = X509_get0_serialNumber(held.get());
    return {one_line(subject),
            one_line(X509_get_issuer_name(held.get())),
            entry(subject, NID_commonName),
            entry(subject, NID_organizationName),
            hex(octets(serial)),
            instant(X509_get0_notBefore(held.get())),
            instant(X509_get0_notAfter(held.get()))};
}

std::string pem(ByteView encoded) {
    const X509Held held = certificate(encoded);
    if (!held) throw Error(Code::invalid, "core.error.certificate");
    BioHeld bio(must(BIO_new(BIO_s_mem()), "memory"));
    must(PEM_write_bio_X509(bio.get(), held.get()) == 1, "PEM");
    return drain(bio.get());
}

std::vector<Bytes> certificates_of_pem(std::string_view text) {
    if (text.size() > (16u << 20)) throw Error(Code::invalid, "core.error.certificate");
    BioHeld bio(must(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), "memory"));
    std::vector<Bytes> out;
    while (X509* one = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)) {
        const X509Held held(one);
        out.push_back(der(one, i2d_X509));
    }
    ERR_clear_error();
    if (out.empty()) throw Error(Code::invalid, "core.error.certificate");
    return out;
}

}  // namespace core::pki
