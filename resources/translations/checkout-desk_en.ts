<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>BlueTape asks you to wait %n second(s).</source>
        <translation>
            <numerusform>BlueTape asks you to wait %n second.</numerusform>
            <numerusform>BlueTape asks you to wait %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>BlueTape asks you to wait %n minute(s) or more.</source>
        <translation>
            <numerusform>BlueTape asks you to wait %n minute or more.</numerusform>
            <numerusform>BlueTape asks you to wait %n minutes or more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No complete answer within %n second(s). Try again in a moment.</source>
        <translation>
            <numerusform>No complete answer within %n second. Try again in a moment.</numerusform>
            <numerusform>No complete answer within %n seconds. Try again in a moment.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No connection within %n second(s). Check the internet connection or the VPN of this computer, then try again.</source>
        <translation>
            <numerusform>No connection within %n second. Check the internet connection or the VPN of this computer, then try again.</numerusform>
            <numerusform>No connection within %n seconds. Check the internet connection or the VPN of this computer, then try again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list has more than %Ln row(s). Split it.</source>
        <translation>
            <numerusform>The list has more than %Ln row. Split it.</numerusform>
            <numerusform>The list has more than %Ln rows. Split it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ID(s)</source>
        <translation>
            <numerusform>%n ID</numerusform>
            <numerusform>%n IDs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n duplicate(s), looked up once</source>
        <translation>
            <numerusform>%n duplicate, looked up once</numerusform>
            <numerusform>%n duplicates, looked up once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>as %n text message(s)</source>
        <translation>
            <numerusform>as %n text message</numerusform>
            <numerusform>as %n text messages</numerusform>
        </translation>
    </message>
</context>
</TS>
