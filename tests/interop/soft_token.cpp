// SPDX-License-Identifier: Apache-2.0
#include "tests/interop/soft_token.h"

#include <dlfcn.h>
#include <p11-kit/pkcs11.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <vector>

#include "core/pki/credential.h"
#include "core/pki/openssl.h"
#include "tests/interop/judges.h"

namespace interop {
namespace {

// A child's environment is empty, so it is told.
void softhsm(std::vector<std::string> words) {
    words.insert(words.begin(), {"env", std::string("SOFTHSM2_CONF=") + std::getenv("SOFTHSM2_CONF"), "softhsm2-util"});
    const Verdict said = ask(words);
    if (said.code != 0) throw std::runtime_error("softhsm2-util: " + said.text);
}

void good(CK_RV answer) {
    if (answer != CKR_OK) throw std::runtime_error("SoftHSM: " + std::to_string(answer));
}

CK_FUNCTION_LIST& functions() {
    void* library = ::dlopen(soft_library, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    CK_FUNCTION_LIST* found = nullptr;
    if (library != nullptr) reinterpret_cast<CK_C_GetFunctionList>(::dlsym(library, "C_GetFunctionList"))(&found);
    if (found == nullptr) throw std::runtime_error("the package softhsm2 is missing");
    return *found;
}

CK_ATTRIBUTE with(CK_ATTRIBUTE_TYPE type, const core::Bytes& value) {
    return {type, const_cast<std::uint8_t*>(value.data()), value.size()};
}

template <class T>
CK_ATTRIBUTE with_value(CK_ATTRIBUTE_TYPE type, const T& value) {
    return {type, const_cast<T*>(&value), sizeof value};
}

void put_certificate(CK_FUNCTION_LIST& f, CK_SESSION_HANDLE session, const std::string& file, const std::string& name,
                     const core::Bytes& id) {
    std::ifstream stream(file);
    const std::string pem(std::istreambuf_iterator<char>(stream), {});
    const core::Bytes der = core::pki::certificates_of_pem(pem).front(), label(name.begin(), name.end());
    const core::pki::X509Held held = core::pki::certificate(der);
    const core::Bytes subject = core::pki::der(X509_get_subject_name(held.get()), i2d_X509_NAME);
    const CK_OBJECT_CLASS kind = CKO_CERTIFICATE;
    const CK_CERTIFICATE_TYPE type = CKC_X_509;
    const CK_BBOOL yes = CK_TRUE;
    std::vector<CK_ATTRIBUTE> attributes{with_value(CKA_CLASS, kind), with_value(CKA_CERTIFICATE_TYPE, type),
                                         with_value(CKA_TOKEN, yes),  with(CKA_ID, id),
                                         with(CKA_LABEL, label),      with(CKA_SUBJECT, subject), with(CKA_VALUE, der)};
    CK_OBJECT_HANDLE made = 0;
    good(f.C_CreateObject(session, attributes.data(), attributes.size(), &made));
}

}  // namespace

SoftToken::SoftToken(const std::filesystem::path& folder, std::string label, std::string pin)
    : label_(std::move(label)), pin_(std::move(pin)) {
    std::filesystem::create_directories(folder / "tokens");
    std::ofstream(folder / "softhsm2.conf") << "directories.tokendir = " << (folder / "tokens").string()
                                            << "\nobjectstore.backend = file\nlog.level = ERROR\n";
    ::setenv("SOFTHSM2_CONF", (folder / "softhsm2.conf").c_str(), 1);
    softhsm({"--init-token", "--free", "--label", label_, "--pin", pin_, "--so-pin", "13579135"});
}

void SoftToken::put(const std::string& key, const std::string& certificate, const std::string& authority,
                    const std::string& name) const {
    const core::Bytes id{0x0a};
    softhsm({"--import", key, "--token", label_, "--label", name, "--id", core::hex(id), "--pin", pin_});
    CK_FUNCTION_LIST& f = functions();
    good(f.C_Initialize(nullptr));
    CK_SLOT_ID slots[8];
    CK_ULONG count = 8;
    good(f.C_GetSlotList(CK_TRUE, slots, &count));
    CK_SESSION_HANDLE session = 0;
    good(f.C_OpenSession(slots[0], CKF_SERIAL_SESSION | CKF_RW_SESSION, nullptr, nullptr, &session));
    std::string pin = pin_;
    good(f.C_Login(session, CKU_USER, reinterpret_cast<CK_UTF8CHAR_PTR>(pin.data()), pin.size()));
    put_certificate(f, session, certificate, name, id);
    put_certificate(f, session, authority, "CA", {0x0b});
    good(f.C_Finalize(nullptr));
}

}  // namespace interop
