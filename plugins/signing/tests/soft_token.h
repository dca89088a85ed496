// SPDX-License-Identifier: Apache-2.0
// A PKCS#11 token of SoftHSM in a folder of its own, filled through softhsm2-util and the library's
// own functions.
#pragma once

#include <dlfcn.h>
#include <gtest/gtest.h>
#include <openssl/core_names.h>
#include <openssl/pem.h>
#include <p11-kit/pkcs11.h>
#include <stdlib.h>

#include <stdexcept>

#include "signing/tests/opinion.h"

namespace signing::test {

inline constexpr const char* soft_library = "/usr/lib/softhsm/libsofthsm2.so";

inline CK_FUNCTION_LIST& soft_functions() {
    static CK_FUNCTION_LIST* const functions = [] {
        CK_FUNCTION_LIST* out = nullptr;
        void* library = ::dlopen(soft_library, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
        if (library != nullptr)
            reinterpret_cast<CK_C_GetFunctionList>(::dlsym(library, "C_GetFunctionList"))(&out);
        if (out == nullptr) throw std::runtime_error("the package softhsm2 is missing");
        return out;
    }();
    return *functions;
}

class SoftToken {
  public:
    explicit SoftToken(std::string label = "Stempel Kota") : label_(std::move(label)) {
        const std::string store = folder_.path("tokens");
        must_run("mkdir " + store);
        folder_.write("softhsm2.conf", core::view("directories.tokendir = " + store +
                                                  "\nobjectstore.backend = file\n"
                                                  "log.level = ERROR\nslots.removable = true\n"));
        ::setenv("SOFTHSM2_CONF", folder_.path("softhsm2.conf").c_str(), 1);
        must_run("softhsm2-util --init-token --free --label '" + label_ +
                 "' --pin 246810 --so-pin 13579135");
    }
    // Puts the key and its certificate on the token, under one label and id.
    void import(const Keypair& pair, const std::string& label, const std::string& id) const {
        const core::pki::BioHeld memory(BIO_new(BIO_s_mem()));
        PEM_write_bio_PKCS8PrivateKey(memory.get(), pair.key.get(), nullptr, nullptr, 0, nullptr,
                                      nullptr);
        char* text = nullptr;
        const long size = BIO_get_mem_data(memory.get(), &text);
        const std::string file =
            folder_.write("key.pem", core::view({text, static_cast<std::size_t>(size)}));
        must_run("softhsm2-util --import " + file + " --token '" + label_ + "' --label '" + label +
                 "' --id " + id + " --pin 246810");
        put_certificate(pair.certificate, id);
    }
    void put_certificate(const core::Bytes& der, const std::string& id) const {
        const CK_OBJECT_CLASS kind = CKO_CERTIFICATE;
        const CK_CERTIFICATE_TYPE type = CKC_X_509;
        const core::Bytes mark = core::unhex(id);
        const core::pki::X509Held held = core::pki::certificate(der);
        const core::Bytes subject =
            core::pki::der(X509_get_subject_name(held.get()), i2d_X509_NAME);
        create({at(CKA_CLASS, kind), at(CKA_CERTIFICATE_TYPE, type), bytes(CKA_ID, mark),
                bytes(CKA_SUBJECT, subject), bytes(CKA_VALUE, der)});
    }
    // A P-256 key that asks for the PIN before each signature.
    void put_careful_key(const Keypair& pair, const std::string& id) const {
        BIGNUM* number = nullptr;
        EVP_PKEY_get_bn_param(pair.key.get(), OSSL_PKEY_PARAM_PRIV_KEY, &number);
        const core::pki::BignumHeld held(number);
        core::Bytes value(32);
        BN_bn2binpad(number, value.data(), 32);
        const CK_OBJECT_CLASS kind = CKO_PRIVATE_KEY;
        const CK_KEY_TYPE type = CKK_EC;
        const CK_BBOOL yes = CK_TRUE;
        const core::Bytes mark = core::unhex(id);
        const core::Bytes curve{0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07};
        create({at(CKA_CLASS, kind), at(CKA_KEY_TYPE, type),
                at(CKA_PRIVATE, yes), at(CKA_SIGN, yes), at(CKA_SENSITIVE, yes),
                at(CKA_ALWAYS_AUTHENTICATE, yes), bytes(CKA_ID, mark),
                bytes(CKA_EC_PARAMS, curve), bytes(CKA_VALUE, value)});
        put_certificate(pair.certificate, id);
    }
    void take_away() const { must_run("rm -r " + folder_.path("tokens") + "/*"); }

  private:
    template <class T>
    static CK_ATTRIBUTE at(CK_ATTRIBUTE_TYPE type, const T& value) {
        return {type, const_cast<T*>(&value), sizeof value};
    }
    static CK_ATTRIBUTE bytes(CK_ATTRIBUTE_TYPE type, const core::Bytes& value) {
        return {type, const_cast<std::uint8_t*>(value.data()), value.size()};
    }
    static void must_run(const std::string& command) {
        const Outcome outcome = run(command);
        if (outcome.code != 0) throw std::runtime_error(command + ": " + outcome.text);
    }
    static void ok(CK_RV answer) {
        if (answer != CKR_OK) throw std::runtime_error("SoftHSM: " + std::to_string(answer));
    }
    void create(std::vector<CK_ATTRIBUTE> attributes) const {
        const CK_BBOOL yes = CK_TRUE;
        attributes.push_back(at(CKA_TOKEN, yes));
        std::string pin = "246810";
        CK_FUNCTION_LIST& f = soft_functions();
        ok(f.C_Initialize(nullptr));
        CK_SLOT_ID slots[8];
        CK_ULONG count = 8;
        ok(f.C_GetSlotList(CK_TRUE, slots, &count));
        CK_SESSION_HANDLE session = 0;
        ok(f.C_OpenSession(slots[0], CKF_SERIAL_SESSION | CKF_RW_SESSION, nullptr, nullptr,
                           &session));
        ok(f.C_Login(session, CKU_USER, reinterpret_cast<CK_UTF8CHAR_PTR>(pin.data()),
                     pin.size()));
        CK_OBJECT_HANDLE made = 0;
        ok(f.C_CreateObject(session, attributes.data(), attributes.size(), &made));
        ok(f.C_Finalize(nullptr));
    }

    Folder folder_;
    std::string label_;
};

}  // namespace signing::test
